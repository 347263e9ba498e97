import type { Me } from '@zhike/contract/security'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { CodeInput } from '../frame/code-input.tsx'
import { reasonOf, sentenceOf } from '../frame/errors.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import styles from './login-page.module.css'

interface CodeProps {
  readonly onIn: (me: Me) => void
  readonly onBack: () => void
}

/** The second half of the log-in; six digits send themselves. */
export function LoginCode({ onIn, onBack }: CodeProps) {
  const t = useTexts(appTexts)
  const locale = useLocale()
  const [byBackup, setByBackup] = useState(false)
  const [code, setCode] = useState('')
  const enter = useAct('session', 'enterCode', { quiet: true, done: onIn, refused: () => setCode('') })
  const send = (given: string) => enter.run({ code: given })
  const type = (given: string) => {
    setCode(given)
    if (!byBackup && !enter.busy && /^\d{6}$/.test(given.trim())) send(given)
  }
  const over = reasonOf(enter.failure) === 'session.challenge_over'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(code)
  }
  return (
    <form className={styles.fields} onSubmit={submit}>
      <div className={styles.field}>
        <label htmlFor="code">{byBackup ? t('backupCode') : t('code')}</label>
        <CodeInput
          // another field for another kind: what a password manager offered for one is not for the other
          key={String(byBackup)}
          id="code"
          autoFocus
          size="large"
          inputMode={byBackup ? 'text' : 'numeric'}
          required
          value={code}
          onChange={(event) => type(event.target.value)}
          aria-describedby="code-hint"
        />
        <p id="code-hint" className={styles.hint}>
          {byBackup ? t('backupCodeHint') : t('codeHint')}
        </p>
      </div>
      <p className={styles.refusal} role="alert">
        {enter.failure ? sentenceOf(enter.failure, locale) : null}
      </p>
      <Button type="primary" size="large" htmlType="submit" block loading={enter.busy} disabled={over}>
        {t('logIn')}
      </Button>
      <div className={styles.ways}>
        <Button type="link" onClick={() => setByBackup(!byBackup)}>
          {byBackup ? t('useApp') : t('useBackupCode')}
        </Button>
        <Button type="link" onClick={onBack}>
          {t('backToPassword')}
        </Button>
      </div>
    </form>
  )
}
