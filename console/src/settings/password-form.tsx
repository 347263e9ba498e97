import { Button, Form } from 'antd'
import { useAct } from '../frame/calls.ts'
import { sentenceOf } from '../frame/errors.ts'
import { FormField } from '../frame/form-field.tsx'
import { PasswordInput } from '../frame/password-input.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { accountTexts } from './account.texts.ts'
import styles from './forms.module.css'

interface Passwords {
  readonly current: string
  readonly next: string
  readonly again: string
}

/** Changes the own password. */
export function PasswordForm({ onDone }: { readonly onDone?: () => void }) {
  const t = useTexts(accountTexts)
  const locale = useLocale()
  const [form] = Form.useForm<Passwords>()
  const change = useAct('session', 'changePassword', { quiet: true })
  const submit = ({ current, next }: Passwords) =>
    change.run(
      { current, next },
      {
        done: () => {
          form.resetFields()
          onDone?.()
          tell(t('changed'))
        },
      },
    )
  return (
    <Form<Passwords> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <FormField name="current" label={t('current')} required>
        <PasswordInput autoComplete="current-password" />
      </FormField>
      <FormField name="next" label={t('next')} required hint={t('nextHint')} refused={change.fields}>
        <PasswordInput autoComplete="new-password" />
      </FormField>
      <Form.Item
        name="again"
        label={t('again')}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, again) =>
              again === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('different'))),
          }),
        ]}
      >
        <PasswordInput autoComplete="new-password" />
      </Form.Item>
      {change.failure && Object.keys(change.fields).length === 0 ? (
        <p className={styles.refusal} role="alert">
          {sentenceOf(change.failure, locale)}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" loading={change.busy}>
        {t('change')}
      </Button>
    </Form>
  )
}
