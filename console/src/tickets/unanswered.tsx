import type { Ticket } from '@zhike/contract/tickets'
import { useList } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { threadArgs } from './messages.ts'
import { openQuestion } from './open-question.ts'
import styles from './thread.module.css'
import { threadTexts } from './thread.texts.ts'

/** What the customer wrote after the solution and nobody answered; not shown where there is nothing of the kind. */
export function Unanswered({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(threadTexts)
  const { items } = useList('tickets', 'listMessages', threadArgs(ticket.id))
  const question = openQuestion(ticket, items ?? [])
  if (question === undefined) return null
  return (
    <p className={styles.unanswered} role="alert">
      {t('unanswered', { words: question })}
    </p>
  )
}
