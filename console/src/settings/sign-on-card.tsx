import { type RoleCode, roleCodes } from '@zhike/contract/permissions'
import type { JoiningRule, SignOnSettings } from '@zhike/contract/security/sign-on'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Form, Input, Select, Switch } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { isHandledByForm, sentenceOf } from '../frame/errors.ts'
import { FormField } from '../frame/form-field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { PasswordInput } from '../frame/password-input.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './forms.module.css'
import { JoiningRules } from './joining-rules.tsx'
import { signOnTexts } from './sign-on.texts.ts'

interface Values {
  readonly enabled: boolean
  readonly issuer: string
  readonly clientId: string
  readonly secret?: string
  readonly label: string
  readonly emailDomains: string[]
  readonly noPasswordRoles: Exclude<RoleCode, 'administrator'>[]
  readonly joiningRules: JoiningRule[]
  readonly leaveProvider: boolean
}

/** The company's own log-in: where it is, and whom it lets in. */
export function SignOnCard() {
  const t = useTexts(signOnTexts)
  const settings = useAnswer('signOn', 'settings', {})
  return (
    <Card title={t('title')}>
      <Loaded answer={settings} lines={5}>
        {(now) => <SignOnForm key={now.version} settings={now} />}
      </Loaded>
    </Card>
  )
}

function SignOnForm({ settings }: { readonly settings: SignOnSettings }) {
  const t = useTexts(signOnTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const configure = useAct('signOn', 'configure', { quiet: true })
  const submit = ({ secret, issuer, clientId, label, ...rest }: Values) =>
    configure.run(
      {
        ...rest,
        ...(issuer ? { issuer } : {}),
        ...(clientId ? { clientId } : {}),
        ...(label ? { label } : {}),
        ...(secret ? { secret } : {}),
      },
      { ifMatch: settings.version, done: () => tell(t('saved')) },
    )
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...settings, label: settings.label || t('defaultLabel') }}
      onFinish={submit}
      autoComplete="off"
    >
      <p className={styles.quiet}>{t('explain')}</p>
      <Form.Item name="enabled" label={t('enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <FormField name="issuer" label={t('issuer')} hint={t('issuerHint')} refused={configure.fields}>
        <Input inputMode="url" placeholder="https://" />
      </FormField>
      <FormField name="clientId" label={t('clientId')} refused={configure.fields}>
        <Input spellCheck={false} />
      </FormField>
      <FormField
        name="secret"
        label={t('secret')}
        hint={settings.hasSecret ? t('secretKept') : ''}
        refused={configure.fields}
      >
        <PasswordInput autoComplete="new-password" />
      </FormField>
      <FormField name="label" label={t('label')} refused={configure.fields}>
        <Input maxLength={30} />
      </FormField>
      <FormField name="emailDomains" label={t('domains')} hint={t('domainsHint')} refused={configure.fields}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '，']} />
      </FormField>
      <FormField name="noPasswordRoles" label={t('noPassword')} hint={t('noPasswordHint')}>
        <Select
          mode="multiple"
          options={roleCodes
            .filter((role) => role !== 'administrator')
            .map((role) => ({ value: role, label: code(`role.${role}`) }))}
        />
      </FormField>
      <JoiningRules />
      <Form.Item name="leaveProvider" label={t('leaveProvider')} extra={t('leaveProviderHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <p className={styles.quiet}>{t('register')}</p>
      <dl className={styles.facts}>
        <dt>{t('redirect')}</dt>
        <dd className={styles.long}>
          <code>{settings.redirectUri}</code>
        </dd>
        <dt>{t('afterLogOut')}</dt>
        <dd className={styles.long}>
          <code>{settings.afterLogOutUri}</code>
        </dd>
        <dt>{t('backChannel')}</dt>
        <dd className={styles.long}>
          <code>{settings.backChannelUri}</code>
        </dd>
      </dl>
      <p className={styles.refusal} role="alert">
        {configure.failure && !isHandledByForm(configure.failure) ? sentenceOf(configure.failure, locale) : null}
      </p>
      <Button type="primary" htmlType="submit" loading={configure.busy}>
        {t('save')}
      </Button>
    </Form>
  )
}
