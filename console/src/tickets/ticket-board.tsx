import type { Ticket } from '@zhike/contract/tickets'
import { lazy, Suspense, useState } from 'react'
import { useMay, useMe } from '../frame/me.ts'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { usePhone } from '../frame/theme.ts'
import styles from './board.module.css'
import { boardTexts } from './board.texts.ts'
import { BoardBar, ColumnTabs } from './board-bar.tsx'
import { BoardColumn } from './board-column.tsx'
import { type BoardColumn as Column, type Person, useColumns } from './board-columns.ts'
import { walkCards } from './board-keys.ts'
import {
  type BoardGroup,
  boardGroupOf,
  type ColumnValue,
  type Deed,
  type DialogDeed,
  deedFor,
  lettingIn,
} from './boards.ts'
import { useMoves } from './moving.ts'
import type { TicketFilters } from './ticket-filters.ts'

const ResolveDialog = lazy(() => import('./resolve-dialog.tsx').then((found) => ({ default: found.ResolveDialog })))
const CloseDialog = lazy(() => import('./close-dialog.tsx').then((found) => ({ default: found.CloseDialog })))

interface BoardProps {
  readonly filters: TicketFilters
  readonly openId: string | undefined
  readonly onNarrow: (filters: TicketFilters) => void
}

/** A card whose move asks for more first. */
interface Asked {
  readonly ticket: Ticket
  readonly does: DialogDeed['does']
}

/** The tickets of the list in columns; a card that is moved does what its new column says. */
export function TicketBoard({ filters, openId, onNarrow }: BoardProps) {
  const b = useTexts(boardTexts)
  const may = useMay()
  const isPhone = usePhone()
  const by = boardGroupOf(filters.group)
  const [added, setAdded] = useState<readonly Person[]>([])
  const { columns, exact, failure, again, others, nameOf } = useColumns(filters, by, added)
  const { isFolded, fold } = useFolds(by)
  const [shown, show] = useState<ColumnValue>()
  const [dragged, drag] = useState<Ticket>()
  const [asked, ask] = useState<Asked>()
  const move = useMoves(filters, by, nameOf)
  const act = (ticket: Ticket, deed: Deed) => {
    if (deed.does === 'resolve' || deed.does === 'close') ask({ ticket, does: deed.does })
    else move(ticket, deed)
  }
  if (failure) return <Failure error={failure} again={again} />
  const unfold = (column: Column) => {
    if (column.leftOut) onNarrow(lettingIn(filters, by, column.value))
    fold(column, 'open')
  }
  const chosen =
    columns.find(({ value }) => value === shown) ?? columns.find((column) => !isFolded(column)) ?? columns[0]
  const choose = (column: Column) => {
    show(column.value)
    unfold(column)
  }
  const drop = (deed: Deed | undefined) => {
    if (dragged && deed) act(dragged, deed)
    drag(undefined)
  }
  return (
    <>
      <BoardBar
        by={by}
        filters={filters}
        onNarrow={onNarrow}
        others={others}
        onAdd={(person) => setAdded([...added, person])}
      />
      {isPhone ? <ColumnTabs columns={columns} chosen={chosen} onChoose={choose} /> : null}
      <section
        className={styles.board}
        aria-label={b('board')}
        data-dragging={dragged ? true : undefined}
        onKeyDown={walkCards}
      >
        {(isPhone ? columns.filter((column) => column === chosen) : columns).map((column) => {
          const deed = dragged && deedFor(dragged, by, column.value, may)
          return (
            <BoardColumn
              key={column.value ?? ''}
              column={column}
              columns={columns}
              by={by}
              filters={filters}
              exact={exact}
              openId={openId}
              folded={!isPhone && isFolded(column)}
              onFold={() => fold(column, 'folded')}
              onUnfold={() => unfold(column)}
              deed={deed}
              onDrop={() => drop(deed)}
              onDrag={drag}
              onAct={act}
            />
          )
        })}
      </section>
      {exact ? null : <p className={styles.note}>{b('approximate')}</p>}
      <AskedDialog asked={asked} onClose={() => ask(undefined)} />
    </>
  )
}

/** What is closed, and colleagues without tickets, lie folded until somebody looks; what the filter leaves out always does. */
function useFolds(by: BoardGroup) {
  const me = useMe()
  const [chosen, choose] = useState<ReadonlyMap<ColumnValue, boolean>>(new Map())
  const isQuiet = ({ value, count }: Column) =>
    by === 'assignee' ? value !== null && value !== me.id && count === 0 : value === 'closed'
  const isFolded = (column: Column) => column.leftOut || (chosen.get(column.value) ?? isQuiet(column))
  return {
    isFolded,
    fold: ({ value }: Column, folded: 'folded' | 'open') => choose(new Map([...chosen, [value, folded === 'folded']])),
  }
}

interface AskedProps {
  readonly asked: Asked | undefined
  readonly onClose: () => void
}

function AskedDialog({ asked, onClose }: AskedProps) {
  if (!asked) return null
  const Dialog = asked.does === 'resolve' ? ResolveDialog : CloseDialog
  return (
    <Suspense>
      <Dialog ticket={asked.ticket} onClose={onClose} />
    </Suspense>
  )
}
