import type { Ticket } from '@zhike/contract/tickets'
import { CustomerChip } from '../frame/customer-chip.tsx'
import type { Column } from '../frame/table-props.ts'
import { KindTag, PriorityTag, StatusTag, Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { Countdown } from '../time-promises/countdown.tsx'
import { usePressing } from '../time-promises/pressing.ts'
import { promiseTexts } from '../time-promises/time-promises.texts.ts'
import styles from './ticket-columns.module.css'
import { ticketTexts } from './tickets.texts.ts'

/** What the list says of a ticket. */
export function useTicketColumns(tickets: readonly Ticket[]): readonly Column<Ticket>[] {
  const t = useTexts(ticketTexts)
  const p = useTexts(promiseTexts)
  const pressing = usePressing(tickets)
  return [
    {
      key: 'title',
      title: t('ticket'),
      card: 'title',
      cell: (ticket) => (
        <span className={styles.subject}>
          <span className={styles.title}>{ticket.title}</span>
          <span className={styles.under}>
            <span className="figures">{ticket.number}</span>
            {ticket.urgedTimes > 0 ? <Tag tone="broken">{t('urgedTimes', { count: ticket.urgedTimes })}</Tag> : null}
          </span>
        </span>
      ),
    },
    {
      key: 'customer',
      title: t('customer'),
      width: 168,
      card: 'second',
      cell: (ticket) => (
        <span className={styles.customer}>
          <CustomerChip customer={ticket.customer} plain />
        </span>
      ),
    },
    { key: 'kind', title: t('kind'), width: 88, cell: (ticket) => <KindTag kind={ticket.kind} /> },
    {
      key: 'status',
      title: t('status'),
      width: 112,
      card: 'side',
      cell: (ticket) => <StatusTag status={ticket.status} />,
    },
    {
      key: 'promise',
      title: p('column'),
      width: 132,
      cell: ({ id }) => {
        const promise = pressing.get(id)
        return promise ? <Countdown promise={promise} /> : null
      },
    },
    {
      key: 'priority',
      title: t('priority'),
      width: 88,
      sorts: { down: '-priority' },
      cell: (ticket) => <PriorityTag priority={ticket.priority} />,
    },
    {
      key: 'assignee',
      title: t('assignee'),
      width: 112,
      cell: (ticket) =>
        ticket.assignee ? ticket.assignee.name : <span className={styles.nobody}>{t('unassigned')}</span>,
    },
    {
      key: 'createdAt',
      title: t('createdAt'),
      width: 124,
      align: 'right',
      sorts: { down: '-createdAt', up: 'createdAt' },
      cell: (ticket) => <Time at={ticket.createdAt} />,
    },
    {
      key: 'updatedAt',
      title: t('updatedAt'),
      width: 124,
      align: 'right',
      card: 'hidden',
      sorts: { down: '-updatedAt' },
      cell: (ticket) => <Time at={ticket.updatedAt} />,
    },
  ]
}
