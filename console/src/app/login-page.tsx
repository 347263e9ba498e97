import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { sentenceOf } from '../frame/errors.ts'
import { meQuery } from '../frame/me.ts'
import { useTitle } from '../frame/page.tsx'
import { PasswordInput } from '../frame/password-input.tsx'
import { Seal } from '../frame/seal.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import { AppearanceMenu } from './appearance-menu.tsx'
import styles from './login-page.module.css'

const route = getRouteApi('/login')

/** The door of the desk. */
export function LoginPage() {
  const t = useTexts(appTexts)
  const locale = useLocale()
  const router = useRouter()
  const cache = useQueryClient()
  const { next } = route.useSearch()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const logIn = useAct('session', 'logIn', { quiet: true })
  useTitle(t('welcome'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    logIn.run(
      { email: email.trim(), password },
      {
        done: (me) => {
          cache.clear()
          cache.setQueryData(meQuery.queryKey, me)
          router.history.push(next ?? '/')
        },
      },
    )
  }
  return (
    <main className={styles.page}>
      <div className={styles.looks}>
        <AppearanceMenu />
      </div>
      <form className={styles.form} onSubmit={submit}>
        <header className={styles.mark}>
          <Seal size={48} />
          <h1>{t('welcome')}</h1>
          <p>{t('motto')}</p>
        </header>
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
          {logIn.failure ? sentenceOf(logIn.failure, locale) : null}
        </p>
        <Button type="primary" size="large" htmlType="submit" block loading={logIn.busy}>
          {t('logIn')}
        </Button>
      </form>
    </main>
  )
}
