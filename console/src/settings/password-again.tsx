import { Button, Form } from 'antd'
import { FormField } from '../frame/form-field.tsx'
import { PasswordInput } from '../frame/password-input.tsx'
import { useTexts } from '../frame/texts.ts'
import { accountTexts } from './account.texts.ts'
import { secondFactorTexts } from './second-factor.texts.ts'

interface PasswordAgainProps {
  readonly refused: Readonly<Record<string, string>>
  readonly busy: boolean
  readonly onPassword: (password: string) => void
}

/** Asks for the password once more, long after the log-in: a browser left open is not yet its owner. */
export function PasswordAgain({ refused, busy, onPassword }: PasswordAgainProps) {
  const t = useTexts(secondFactorTexts)
  const a = useTexts(accountTexts)
  return (
    <Form<{ password: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ password }) => onPassword(password)}
    >
      <FormField name="password" label={a('current')} required refused={refused}>
        <PasswordInput autoFocus autoComplete="current-password" />
      </FormField>
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('goOn')}
      </Button>
    </Form>
  )
}
