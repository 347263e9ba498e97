import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'
import type { PartProps } from './measures-card.tsx'

/** Those who raised it hear what changed. */
export function TellingCard({ improvement: { id, state, tellings }, mayWork }: PartProps) {
  const t = useTexts(improvementTexts)
  const isDone = state === 'done' || state === 'effective'
  return (
    <Card title={t('tell')}>
      <div className={styles.block}>
        <p className={styles.quiet}>{isDone ? t('tellLead') : t('tellWaits')}</p>
        {isDone && mayWork ? <Telling id={id} /> : null}
        {tellings.length > 0 ? (
          <ul className={styles.lines}>
            {tellings.map(({ id: key, body, by, at, tickets, told }) => (
              <li key={key} className={styles.line}>
                <span className={styles.words}>{body}</span>
                <span className={styles.quiet}>
                  {[t('tellProgress', { told, tickets }), by.name].join(' · ')} <Time at={at} />
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  )
}

function Telling({ id }: { readonly id: string }) {
  const t = useTexts(improvementTexts)
  const [writing, setWriting] = useState(false)
  const preview = useAnswer('improvements', 'previewTelling', { id })
  const send = useAct('improvements', 'tell', { done: () => tell(t('tellSent')) })
  if (!preview.data) return null
  const { recipients, closed, told, draft } = preview.data
  if (recipients === 0) return told > 0 ? <p>{t('tellAll')}</p> : null
  return (
    <>
      <div className={styles.deeds}>
        <Button type="primary" onClick={() => setWriting(true)}>
          {t('tellButton', { count: recipients })}
        </Button>
        {closed > 0 ? <span className={styles.quiet}>{t('tellClosed', { count: closed })}</span> : null}
      </div>
      {writing ? (
        <WordsDialog
          title={t('tellTitle')}
          submit={t('tellSend')}
          label={t('tellText')}
          example={t('tellExample')}
          initial={draft}
          needed
          busy={send.busy}
          error={send.fields.body}
          onSubmit={(body) => send.run({ id, body }, { done: () => setWriting(false) })}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </>
  )
}
