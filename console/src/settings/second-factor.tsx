import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import { BackupCodes } from './backup-codes.tsx'
import { CodeForm } from './code-form.tsx'
import { Enrolment } from './enrolment.tsx'
import styles from './second-factor.module.css'
import { secondFactorTexts } from './second-factor.texts.ts'

/** The own second factor: on or off, and what can be done about it. */
export function SecondFactor() {
  const t = useTexts(secondFactorTexts)
  const answer = useAnswer('secondFactor', 'get', {})
  const [enrolling, setEnrolling] = useState(false)
  const enrolled = () => {
    setEnrolling(false)
    tell(t('isOn'))
    void answer.refetch()
  }
  return (
    <Loaded answer={answer} lines={2}>
      {({ since, backupCodesLeft, required }) =>
        // what was begun is finished, also when the answer is fetched again in between
        since === null || enrolling ? (
          <Enrolment onBegin={() => setEnrolling(true)} onDone={enrolled} />
        ) : (
          <div className={styles.steps}>
            <p className={styles.row}>
              <Tag tone="good" dot>
                {t('on')}
              </Tag>
              <span className={styles.quiet}>
                {t('since')} <Time at={since} />
              </span>
              <span className={backupCodesLeft < 3 ? styles.few : styles.quiet}>
                {t('codesLeft', { left: String(backupCodesLeft) })}
              </span>
            </p>
            <Changes required={required} />
          </div>
        )
      }
    </Loaded>
  )
}

function Changes({ required }: { readonly required: boolean }) {
  const t = useTexts(secondFactorTexts)
  const f = useTexts(frameTexts)
  const [doing, setDoing] = useState<'nothing' | 'renew' | 'remove'>('nothing')
  const [codes, setCodes] = useState<readonly string[]>()
  const renew = useAct('secondFactor', 'renewBackupCodes', { quiet: true })
  const remove = useAct('secondFactor', 'remove', { quiet: true })
  const over = () => setDoing('nothing')
  if (codes) return <BackupCodes codes={codes} onKept={() => setCodes(undefined)} />
  if (doing === 'nothing')
    return (
      <div className={styles.row}>
        <Button onClick={() => setDoing('renew')}>{t('renew')}</Button>
        {required ? (
          <span className={styles.quiet}>{t('required')}</span>
        ) : (
          <Button onClick={() => setDoing('remove')}>{t('turnOff')}</Button>
        )}
      </div>
    )
  const show = ({ backupCodes }: { readonly backupCodes: readonly string[] }) => {
    over()
    setCodes(backupCodes)
  }
  return (
    <div className={styles.steps}>
      <p className={styles.quiet}>{doing === 'renew' ? t('renewWhy') : t('turnOffWhy')}</p>
      {doing === 'renew' ? (
        <CodeForm verb={t('renew')} act={renew} onCode={(code) => renew.run({ code }, { done: show })} />
      ) : (
        <CodeForm
          verb={t('turnOff')}
          danger
          act={remove}
          onCode={(code) =>
            remove.run(
              { code },
              {
                done: () => {
                  over()
                  tell(t('isOff'))
                },
              },
            )
          }
        />
      )}
      <Button type="text" onClick={over}>
        {f('cancel')}
      </Button>
    </div>
  )
}
