import { LeftOutlined } from '@ant-design/icons'
import type { Ticket } from '@zhike/contract/tickets'
import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useList } from '../frame/calls.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { TableFoot } from '../frame/table-foot.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { usePressing } from '../time-promises/pressing.ts'
import styles from './board.module.css'
import { boardTexts } from './board.texts.ts'
import { BoardCard } from './board-card.tsx'
import type { BoardColumn as Column } from './board-columns.ts'
import { useDeedWords } from './board-words.ts'
import { askedFor, type BoardGroup, type Deed, placeOf } from './boards.ts'
import type { TicketFilters } from './ticket-filters.ts'

export interface ColumnProps {
  readonly column: Column
  /** All of them: where cards can go. */
  readonly columns: readonly Column[]
  readonly by: BoardGroup
  readonly filters: TicketFilters
  readonly exact: boolean
  readonly openId: string | undefined
  readonly folded: boolean
  readonly onFold: () => void
  readonly onUnfold: () => void
  /** What dropping the card that is dragged would do; undefined when it does not go here. */
  readonly deed: Deed | undefined
  readonly onDrop: () => void
  readonly onDrag: (ticket: Ticket | undefined) => void
  readonly onAct: (ticket: Ticket, deed: Deed) => void
}

/** A column: its name, how many there are, and its cards page by page; folded it is a strip that still takes cards. */
export function BoardColumn(props: ColumnProps) {
  const { column, exact, folded, onFold, onUnfold, deed, onDrop } = props
  const b = useTexts(boardTexts)
  const locale = useLocale()
  const words = useDeedWords(props.columns)
  const [over, setOver] = useState(false)
  const count =
    column.count === undefined ? '' : `${exact ? '' : '≈'}${new Intl.NumberFormat(locale).format(column.count)}`
  const accept = (event: DragEvent) => {
    if (!deed) return
    event.preventDefault()
    setOver(true)
  }
  const name = column.leftOut ? `${column.name} · ${b('leftOut')}` : b('columnNamed', { name: column.name, count })
  return (
    <section
      className={styles.column}
      aria-label={name}
      data-column={column.value ?? ''}
      data-folded={folded || undefined}
      data-takes={deed ? true : undefined}
      data-over={(over && deed !== undefined) || undefined}
      onDragEnter={accept}
      onDragOver={accept}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop()
      }}
    >
      {folded ? (
        <button
          type="button"
          className={styles.strip}
          aria-label={b('unfold', { name: column.name })}
          title={name}
          onClick={onUnfold}
        >
          <span>{column.name}</span>
          <span className="figures">{count}</span>
        </button>
      ) : (
        <>
          <header className={styles.head}>
            <h2 className={styles.name}>{column.name}</h2>
            <span className={styles.count}>{count}</span>
            <Button
              className={styles.fold ?? ''}
              type="text"
              size="small"
              icon={<LeftOutlined aria-hidden />}
              aria-label={b('fold', { name: column.name })}
              onClick={onFold}
            />
          </header>
          {over && deed ? <p className={styles.drop}>{b('dropHere', { deed: words(deed) })}</p> : null}
          <Cards {...props} />
        </>
      )}
    </section>
  )
}

function Cards({ column, columns, by, filters, openId, onDrag, onAct }: ColumnProps) {
  const b = useTexts(boardTexts)
  const list = useList('tickets', 'list', askedFor(filters, by, column.value))
  const scroller = useRef<HTMLDivElement>(null)
  // while another filter is being fetched the cards of the former one are there, and one that was moved may still be among them
  const items = list.items?.filter((ticket) => placeOf(by, ticket) === column.value)
  const pressing = usePressing(items ?? [])
  if (list.failure && !items) return <Failure error={list.failure} again={list.again} />
  if (!items) return <Skeleton lines={6} height={48} />
  return (
    <div className={styles.cards} ref={scroller} data-outdated={list.outdated || undefined}>
      {items.map((ticket) => (
        <BoardCard
          key={ticket.id}
          ticket={ticket}
          columns={columns}
          by={by}
          filters={filters}
          promise={pressing.get(ticket.id)}
          isOpen={ticket.id === openId}
          onDrag={onDrag}
          onAct={(deed) => onAct(ticket, deed)}
        />
      ))}
      {items.length === 0 ? <p className={styles.empty}>{b('empty')}</p> : null}
      <TableFoot more={list.more} fetching={list.fetchingMore} scroller={scroller} />
    </div>
  )
}
