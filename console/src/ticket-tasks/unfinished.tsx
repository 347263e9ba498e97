import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './ticket-tasks.module.css'
import { taskTexts } from './ticket-tasks.texts.ts'

interface UnfinishedProps {
  readonly ticketId: string
  /** How the required steps are named: in the way of this step, or of closing only. */
  readonly steps: 'stepsMissing' | 'stepsBeforeClosing'
}

/** Before a ticket is resolved or closed: the required steps, and the sub-tasks and promises that are open still. */
export function Unfinished({ ticketId, steps: wording }: UnfinishedProps) {
  const t = useTexts(taskTexts)
  const { data } = useAnswer('ticketTasks', 'ofTicket', { id: ticketId })
  const steps = (data?.checklist ?? []).filter(({ required, tick }) => required && tick === null)
  const tasks = (data?.tasks ?? []).filter(({ done }) => done === null)
  const named = (words: readonly string[]) => words.map((word) => `「${word}」`).join('')
  return (
    <>
      {steps.length > 0 ? (
        <p className={wording === 'stepsMissing' ? styles.hindrance : styles.warning} role="alert">
          {t(wording, { names: named(steps.map(({ text }) => text)) })}
        </p>
      ) : null}
      {tasks.length > 0 ? (
        <p className={styles.warning}>{t('tasksOpen', { names: named(tasks.map(({ title }) => title)) })}</p>
      ) : null}
      <OpenPromises ticketId={ticketId} />
    </>
  )
}

/** What the customer was promised and waits for: the step itself may be what keeps it. */
function OpenPromises({ ticketId }: { readonly ticketId: string }) {
  const t = useTexts(taskTexts)
  const promises = useAnswer('promises', 'list', { ticket: ticketId, show: 'open' }).data?.items ?? []
  const keep = useAct('promises', 'keep')
  return promises.map(({ id, words, ticket }) => (
    <p key={id} className={styles.warning}>
      {t('promiseOpen', { words })}{' '}
      <Button size="small" type="link" onClick={() => keep.run({ ticketId: ticket.id, promiseId: id })}>
        {t('promiseKept')}
      </Button>
    </p>
  ))
}
