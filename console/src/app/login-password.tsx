import type { Me } from '@zhike/contract/security'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { reasonOf, sentenceOf } from '../frame/errors.ts'
import { PasswordInput } from '../frame/password-input.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import styles from './login-page.module.css'

interface PasswordProps {
  readonly onIn: (me: Me) => void
  /** The password was right, and a code is wanted too. */
  readonly onChallenge: () => void
}

/** The first half of the log-in, mostly the whole. */
export function LoginPassword({ onIn, onChallenge }: PasswordProps) {
  const t = useTexts(appTexts)
  const locale = useLocale()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const logIn = useAct('session', 'logIn', {
    quiet: true,
    done: onIn,
    refused: (_args, error) => {
      if (reasonOf(error) === 'session.second_factor_required') onChallenge()
    },
  })
  const challenged = reasonOf(logIn.failure) === 'session.second_factor_required'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    logIn.run({ email: email.trim(), password })
  }
  return (
    <form className={styles.fields} onSubmit={submit}>
      <div className={styles.field}>
        <label htmlFor="email">{t('email')}</label>
        <Input
          id="email"
          autoFocus
          size="large"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="password">{t('password')}</label>
        <PasswordInput
          id="password"
          size="large"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <p className={styles.refusal} role="alert">
        {logIn.failure && !challenged ? sentenceOf(logIn.failure, locale) : null}
      </p>
      <Button type="primary" size="large" htmlType="submit" block loading={logIn.busy}>
        {t('logIn')}
      </Button>
    </form>
  )
}
