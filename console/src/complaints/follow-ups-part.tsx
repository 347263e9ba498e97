import type { Check, FollowUp } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useMe } from '../frame/me.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { MomentField } from '../frame/time-fields.tsx'
import { wallTime } from '../frame/wall-time.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { answerTexts } from './answers.texts.ts'
import styles from './complaints.module.css'
import { PartBox, type PartProps } from './part.tsx'
import { SatisfactionChoice, satisfactionTone } from './satisfaction-choice.tsx'

/** When the customer is asked again, and what they said then. */
export function FollowUpsPart({ file: { ticketId, followUps }, mayWork }: PartProps) {
  const t = useTexts(answerTexts)
  const [planning, setPlanning] = useState(false)
  const [finished, setFinished] = useState<FollowUp>()
  return (
    <PartBox
      part="followUps"
      title={t('followUps')}
      none={t('followUpsNone')}
      isEmpty={followUps.length === 0}
      deeds={mayWork ? [{ name: t('plan'), run: () => setPlanning(true) }] : []}
    >
      {followUps.map((followUp) => (
        <FollowUpLine
          key={followUp.id}
          followUp={followUp}
          onFinish={mayWork ? () => setFinished(followUp) : undefined}
        />
      ))}
      {planning ? <PlanDialog ticketId={ticketId} onClose={() => setPlanning(false)} /> : null}
      {finished === undefined ? null : (
        <FinishDialog ticketId={ticketId} followUp={finished} onClose={() => setFinished(undefined)} />
      )}
    </PartBox>
  )
}

interface LineProps {
  readonly followUp: FollowUp
  readonly onFinish: (() => void) | undefined
}

function FollowUpLine({ followUp, onFinish }: LineProps) {
  const t = useTexts(answerTexts)
  const code = useTexts(complaintCodes)
  const { assignee, dueAt, doneAt, state, purpose, satisfaction, note } = followUp
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <Time at={doneAt ?? dueAt} /> {assignee.name} {state === 'due' ? <Tag tone="risk">{t('due')}</Tag> : null}
        {satisfaction ? <Tag tone={satisfactionTone[satisfaction]}>{code(`satisfaction.${satisfaction}`)}</Tag> : null}
        {state !== 'done' && onFinish ? (
          <Button size="small" type="link" onClick={onFinish}>
            {t('finish')}
          </Button>
        ) : null}
      </span>
      <span className={styles.quiet}>{note ?? purpose}</span>
    </li>
  )
}

interface DialogProps {
  readonly ticketId: string
  readonly onClose: () => void
}

/** Ten in the morning of the same weekday next week: when a follow-up usually is. */
function inAWeek(): string {
  const day = new Date()
  day.setDate(day.getDate() + 7)
  day.setHours(10, 0, 0, 0)
  return wallTime(day)
}

function PlanDialog({ ticketId, onClose }: DialogProps) {
  const t = useTexts(answerTexts)
  const me = useMe()
  const [assignee, setAssignee] = useState<{ readonly id: string; readonly name: string } | null>(me)
  const [at, setAt] = useState(inAWeek)
  const plan = useAct('complaints', 'planFollowUp')
  const send = (purpose: string) => {
    if (assignee)
      plan.run({ ticketId, assigneeId: assignee.id, dueAt: new Date(at).toISOString(), purpose }, { done: onClose })
  }
  return (
    <WordsDialog
      title={t('planTitle')}
      submit={t('plan')}
      label={t('planPurpose')}
      example={t('planExample')}
      ready={at !== '' && assignee !== null}
      busy={plan.busy}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('planAt')} required error={plan.fields.dueAt}>
        {(id) => <MomentField id={id} value={at} onChange={setAt} />}
      </Field>
      <Field label={t('planWho')} required error={plan.fields.assigneeId}>
        {(id) => <StaffChoice id={id} label={t('planWho')} chosen={assignee} onChoose={setAssignee} />}
      </Field>
    </WordsDialog>
  )
}

function FinishDialog({ ticketId, followUp, onClose }: DialogProps & { readonly followUp: FollowUp }) {
  const t = useTexts(answerTexts)
  const [satisfaction, setSatisfaction] = useState<Check['satisfaction']>()
  const finish = useAct('complaints', 'finishFollowUp')
  return (
    <WordsDialog
      title={t('finishTitle')}
      submit={t('save')}
      label={t('checkText')}
      example={t('checkExample')}
      ready={satisfaction !== undefined}
      busy={finish.busy}
      onSubmit={(note) =>
        satisfaction && finish.run({ ticketId, followUpId: followUp.id, satisfaction, note }, { done: onClose })
      }
      onClose={onClose}
    >
      <SatisfactionChoice chosen={satisfaction} onChoose={setSatisfaction} />
    </WordsDialog>
  )
}
