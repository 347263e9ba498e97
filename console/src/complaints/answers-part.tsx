import type { Check } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'
import { SatisfactionChoice, satisfactionTone } from './satisfaction-choice.tsx'

/** What the customer was told, and how satisfied they are. */
export function AnswersPart({ file: { ticketId, answers, checks }, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [dialog, setDialog] = useState<'answer' | 'check'>()
  const close = () => setDialog(undefined)
  const unmark = useAct('complaints', 'removeAnswer')
  const deeds = [
    { name: t('answer'), run: () => setDialog('answer') },
    { name: t('check'), run: () => setDialog('check') },
  ]
  return (
    <PartBox
      part="answers"
      title={t('answers')}
      none={t('answersNone')}
      isEmpty={answers.length + checks.length === 0}
      deeds={mayWork ? deeds : []}
    >
      {answers.map(({ id, body, by, at, messageId }) => (
        <li key={id} className={styles.line}>
          <span className={styles.words}>{body}</span>
          <span className={styles.quiet}>
            {by.name} <Time at={at} />
            {mayWork && messageId ? (
              <Button size="small" type="link" onClick={() => unmark.run({ ticketId, answerId: id })}>
                {t('answerUnmark')}
              </Button>
            ) : null}
          </span>
        </li>
      ))}
      {checks.map(({ id, satisfaction, note, by, at }) => (
        <li key={id} className={styles.line}>
          <span className={styles.words}>
            <Tag tone={satisfactionTone[satisfaction]}>{code(`satisfaction.${satisfaction}`)}</Tag> {note}
          </span>
          <span className={styles.quiet}>
            {by.name} <Time at={at} />
          </span>
        </li>
      ))}
      {dialog === 'answer' ? <AnswerDialog ticketId={ticketId} onClose={close} /> : null}
      {dialog === 'check' ? <CheckDialog ticketId={ticketId} onClose={close} /> : null}
    </PartBox>
  )
}

interface DialogProps {
  readonly ticketId: string
  readonly onClose: () => void
}

function AnswerDialog({ ticketId, onClose }: DialogProps) {
  const t = useTexts(complaintTexts)
  const answer = useAct('complaints', 'answer')
  return (
    <WordsDialog
      title={t('answerTitle')}
      submit={t('answerSend')}
      label={t('answerText')}
      example={t('answerExample')}
      needed
      busy={answer.busy}
      error={answer.fields.body}
      onSubmit={(body) => answer.run({ ticketId, body, channel: 'console' }, { done: onClose })}
      onClose={onClose}
    />
  )
}

function CheckDialog({ ticketId, onClose }: DialogProps) {
  const t = useTexts(complaintTexts)
  const [satisfaction, setSatisfaction] = useState<Check['satisfaction']>()
  const check = useAct('complaints', 'check')
  return (
    <WordsDialog
      title={t('checkTitle')}
      submit={t('save')}
      label={t('checkText')}
      example={t('checkExample')}
      ready={satisfaction !== undefined}
      busy={check.busy}
      onSubmit={(note) => satisfaction && check.run({ ticketId, satisfaction, note }, { done: onClose })}
      onClose={onClose}
    >
      <SatisfactionChoice chosen={satisfaction} onChoose={setSatisfaction} />
    </WordsDialog>
  )
}
