import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './ticket-tasks.module.css'
import { taskTexts } from './ticket-tasks.texts.ts'

/** Before a ticket is resolved: the required steps that hinder, and the sub-tasks that are open still. */
export function Unfinished({ ticketId }: { readonly ticketId: string }) {
  const t = useTexts(taskTexts)
  const { data } = useAnswer('ticketTasks', 'ofTicket', { id: ticketId })
  const steps = (data?.checklist ?? []).filter(({ required, tick }) => required && tick === null)
  const tasks = (data?.tasks ?? []).filter(({ done }) => done === null)
  const named = (words: readonly string[]) => words.map((word) => `「${word}」`).join('')
  return (
    <>
      {steps.length > 0 ? (
        <p className={styles.hindrance} role="alert">
          {t('stepsMissing', { names: named(steps.map(({ text }) => text)) })}
        </p>
      ) : null}
      {tasks.length > 0 ? (
        <p className={styles.warning}>{t('tasksOpen', { names: named(tasks.map(({ title }) => title)) })}</p>
      ) : null}
    </>
  )
}
