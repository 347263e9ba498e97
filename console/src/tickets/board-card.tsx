import { EllipsisOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { Ticket } from '@zhike/contract/tickets'
import type { PressingPromise } from '@zhike/contract/time-promises'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Dropdown } from 'antd'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { useMay } from '../frame/me.ts'
import { PriorityTag, StatusTag, Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Countdown } from '../time-promises/countdown.tsx'
import styles from './board.module.css'
import { boardTexts } from './board.texts.ts'
import type { BoardColumn } from './board-columns.ts'
import { useDeedWords } from './board-words.ts'
import { type BoardGroup, type Deed, deedFor } from './boards.ts'
import type { TicketFilters } from './ticket-filters.ts'
import { ticketTexts } from './tickets.texts.ts'

interface CardProps {
  readonly ticket: Ticket
  readonly columns: readonly BoardColumn[]
  readonly by: BoardGroup
  readonly filters: TicketFilters
  readonly promise: PressingPromise | undefined
  readonly isOpen: boolean
  readonly onDrag: (ticket: Ticket | undefined) => void
  readonly onAct: (deed: Deed) => void
}

/** A ticket on a board: dragged, or moved by its menu, to where it may go. */
export function BoardCard({ ticket, columns, by, filters, promise, isOpen, onDrag, onAct }: CardProps) {
  const t = useTexts(ticketTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const deeds = columns.flatMap(({ value }) => deedFor(ticket, by, value, may) ?? [])
  const movable = deeds.length > 0
  return (
    <article
      className={styles.card}
      data-card
      data-open={isOpen || undefined}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', ticket.number)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(ticket)
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <span className={styles.line}>
        <span className={styles.number}>{`${ticket.number} · ${code(`kind.${ticket.kind}`)}`}</span>
        {ticket.urgedTimes > 0 ? <Tag tone="broken">{t('urgedTimes', { count: ticket.urgedTimes })}</Tag> : null}
        {movable ? <MoveMenu ticket={ticket} columns={columns} deeds={deeds} onAct={onAct} /> : null}
      </span>
      <Link
        to="/tickets"
        search={{ ...filters, open: ticket.id }}
        replace={false}
        className={styles.title}
        draggable={false}
      >
        {ticket.title}
      </Link>
      <span className={styles.customer}>
        <CustomerChip customer={ticket.customer} plain />
      </span>
      <span className={styles.line}>
        {by === 'status' ? null : <StatusTag status={ticket.status} />}
        {by === 'priority' ? null : <PriorityTag priority={ticket.priority} />}
        {promise ? <Countdown promise={promise} /> : null}
        {by === 'assignee' ? null : <span className={styles.assignee}>{ticket.assignee?.name ?? t('unassigned')}</span>}
      </span>
    </article>
  )
}

interface MenuProps {
  readonly ticket: Ticket
  readonly columns: readonly BoardColumn[]
  readonly deeds: readonly Deed[]
  readonly onAct: (deed: Deed) => void
}

function MoveMenu({ ticket, columns, deeds, onAct }: MenuProps) {
  const b = useTexts(boardTexts)
  const words = useDeedWords(columns)
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        items: deeds.map((deed, place) => ({ key: place, label: words(deed) })),
        onClick: ({ key }) => {
          const deed = deeds[Number(key)]
          if (deed) onAct(deed)
        },
        style: { maxHeight: 360, overflowY: 'auto' },
      }}
    >
      <Button
        className={styles.move ?? ''}
        type="text"
        size="small"
        icon={<EllipsisOutlined aria-hidden />}
        aria-label={b('move', { number: ticket.number })}
        data-move
      />
    </Dropdown>
  )
}
