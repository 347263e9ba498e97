import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { isHandledByForm } from '../frame/errors.ts'
import { useTexts } from '../frame/texts.ts'
import { BackupCodes } from './backup-codes.tsx'
import { CodeForm } from './code-form.tsx'
import { PasswordAgain } from './password-again.tsx'
import styles from './second-factor.module.css'
import { secondFactorTexts } from './second-factor.texts.ts'

interface EnrolmentProps {
  readonly onBegin?: () => void
  readonly onDone: () => void
}

interface Secret {
  readonly secret: string
  readonly picture: string
}

/** Sets up an authenticator app: a picture to scan, a first code, and the backup codes to keep. */
export function Enrolment({ onBegin, onDone }: EnrolmentProps) {
  const t = useTexts(secondFactorTexts)
  const [made, setMade] = useState<Secret>()
  const [codes, setCodes] = useState<readonly string[]>()
  const enrol = useAct('secondFactor', 'enrol')
  const confirm = useAct('secondFactor', 'confirm', { quiet: true })
  const begin = (password?: string) => {
    onBegin?.()
    enrol.run(password ? { password } : {}, { done: setMade })
  }
  if (codes) return <BackupCodes codes={codes} onKept={onDone} />
  if (made)
    return (
      <div className={styles.steps}>
        <ol className={styles.list}>
          <li>{t('scan')}</li>
          <li>{t('typeCode')}</li>
        </ol>
        <div className={styles.secret}>
          <img
            className={styles.picture}
            alt={t('picture')}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(made.picture)}`}
          />
          <div className={styles.manual}>
            <span className={styles.quiet}>{t('manual')}</span>
            <code>{made.secret.match(/.{4}/g)?.join(' ')}</code>
          </div>
        </div>
        <CodeForm
          verb={t('turnOn')}
          act={confirm}
          onCode={(code) => confirm.run({ code }, { done: ({ backupCodes }) => setCodes(backupCodes) })}
        />
      </div>
    )
  if (isHandledByForm(enrol.failure))
    return <PasswordAgain refused={enrol.fields} busy={enrol.busy} onPassword={begin} />
  return (
    <div className={styles.steps}>
      <p>{t('explain')}</p>
      <Button type="primary" loading={enrol.busy} onClick={() => begin()}>
        {t('setUp')}
      </Button>
    </div>
  )
}
