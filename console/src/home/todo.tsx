import type { Ticket } from '@zhike/contract/tickets'
import { KindTag, PriorityTag, Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './todo.module.css'

interface TodoProps {
  readonly tickets: readonly Ticket[]
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
}

/** Tickets that wait for somebody, most pressing first. */
export function Todo({ tickets, openId, onOpen }: TodoProps) {
  const t = useTexts(homeTexts)
  return (
    <ul>
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <button
            type="button"
            className={styles.ticket}
            data-open={openId === ticket.id || undefined}
            onClick={() => onOpen(ticket.id)}
          >
            <span className={styles.title}>{ticket.title}</span>
            <Time at={ticket.createdAt} />
            <span className={styles.facts}>
              <KindTag kind={ticket.kind} />
              {ticket.priority === 'high' || ticket.priority === 'urgent' ? (
                <PriorityTag priority={ticket.priority} />
              ) : null}
              {ticket.urgedTimes > 0 ? <Tag tone="broken">{t('urgedTimes', { times: ticket.urgedTimes })}</Tag> : null}
              <span className={styles.customer}>{ticket.customer.name}</span>
              <span className={styles.assignee}>{ticket.assignee?.name ?? t('unassigned')}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
