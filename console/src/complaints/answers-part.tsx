import type { Check } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { answerTexts } from './answers.texts.ts'
import styles from './complaints.module.css'
import { PartBox, type PartProps } from './part.tsx'
import { SatisfactionChoice, satisfactionTone } from './satisfaction-choice.tsx'

/** What the customer was told, and how satisfied they are. */
export function AnswersPart({ file, mayWork }: PartProps) {
  const { ticketId, answers, checks } = file
  const t = useTexts(answerTexts)
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
      isEmpty={answers.length + checks.length === 0 && file.resolution === null}
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
      <OwnWord file={file} />
      {dialog === 'answer' ? <AnswerDialog ticketId={ticketId} onClose={close} /> : null}
      {dialog === 'check' ? <CheckDialog ticketId={ticketId} onClose={close} /> : null}
    </PartBox>
  )
}

/** What the ticket itself says: the solution, which the customer reads, and what they said of it on the progress page. */
function OwnWord({ file: { resolution, confirmation, rating } }: Pick<PartProps, 'file'>) {
  const t = useTexts(answerTexts)
  return (
    <>
      {resolution ? (
        <li className={styles.line}>
          <span className={styles.words}>
            <Tag>{t('solution')}</Tag> {resolution.summary}
          </span>
          <span className={styles.quiet}>
            {resolution.by.name} <Time at={resolution.at} />
          </span>
        </li>
      ) : null}
      {confirmation ? (
        <li className={styles.line}>
          <span className={styles.words}>
            <Tag tone="good">{t('confirmed')}</Tag>
          </span>
          <span className={styles.quiet}>
            {confirmation.by.name} <Time at={confirmation.at} />
          </span>
        </li>
      ) : null}
      {rating ? (
        <li className={styles.line}>
          <span className={styles.words}>
            <Tag tone={toneOfStars(rating.score)}>{t('stars', { score: rating.score })}</Tag> {rating.comment}
          </span>
          <span className={styles.quiet}>
            <Time at={rating.at} />
          </span>
        </li>
      ) : null}
    </>
  )
}

const toneOfStars = (score: number) => (score > 3 ? 'good' : score < 3 ? 'broken' : 'calm')

interface DialogProps {
  readonly ticketId: string
  readonly onClose: () => void
}

function AnswerDialog({ ticketId, onClose }: DialogProps) {
  const t = useTexts(answerTexts)
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
  const t = useTexts(answerTexts)
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
