import type { QueryClient } from '@tanstack/react-query'
import type { Ticket } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useRef } from 'react'
import { useAct } from '../frame/calls.ts'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tell } from '../frame/toasts.ts'
import { boardTexts } from './board.texts.ts'
import { type BoardGroup, columnKey, countsKey, type Deed, type DialogDeed, placeOf } from './boards.ts'
import { foreseeMove } from './foresight.ts'
import type { TicketFilters } from './ticket-filters.ts'
import { ticketTexts } from './tickets.texts.ts'

type NameOf = (staffId: string) => string

/** What happens when a card is moved, and what is said of it then. */
interface Move {
  readonly says: string
  readonly run: () => void
  readonly undo?: () => void
}

/** Moves cards: the card is in its new column at once, and back in the old one when the server refuses. */
export function useMoves(filters: TicketFilters, by: BoardGroup, nameOf: NameOf) {
  const t = useTexts(ticketTexts)
  const b = useTexts(boardTexts)
  const code = useTexts(codeTexts)
  // several may be on their way
  const under = useRef(new Map<string, Move>())
  const { update, assign, unassign, reopen } = useCalls(filters, by, nameOf, (id) => {
    const move = under.current.get(id)
    under.current.delete(id)
    if (move?.undo) offerUndo(move.says, move.undo)
    else if (move) tell(move.says)
  })
  const moveOf = ({ id, number, assigneeId, priority }: Ticket, deed: Exclude<Deed, DialogDeed>): Move => {
    const hand = (staffId: string | null) => () => (staffId ? assign.run({ id, staffId }) : unassign.run({ id }))
    const set = (status: 'open' | 'pending') => () => update.run({ id, status })
    switch (deed.does) {
      case 'assign':
        return { says: t('handed', { name: nameOf(deed.staffId) }), run: hand(deed.staffId), undo: hand(assigneeId) }
      case 'unassign':
        return { says: t('takenBack'), run: hand(null), undo: hand(assigneeId) }
      case 'prioritise': {
        const says = b('prioritised', { number, priority: code(`priority.${deed.priority}`) })
        const put = (next: Ticket['priority']) => () => update.run({ id, priority: next })
        return { says, run: put(deed.priority), undo: put(priority) }
      }
      case 'wait':
        return { says: b('waits', { number }), run: set('pending'), undo: set('open') }
      case 'continue':
        return { says: b('continues', { number }), run: set('open'), undo: set('pending') }
      case 'reopen':
        return { says: t('reopened'), run: () => reopen.run({ id }) }
    }
  }
  return (ticket: Ticket, deed: Exclude<Deed, DialogDeed>): void => {
    const move = moveOf(ticket, deed)
    under.current.set(ticket.id, move)
    move.run()
  }
}

/** The calls that move cards; each shows at once what it will do. */
function useCalls(filters: TicketFilters, by: BoardGroup, nameOf: NameOf, isDone: (id: string) => void) {
  const board = {
    placeOf: (ticket: Ticket) => placeOf(by, ticket),
    columnOf: (value: string | null) => columnKey(filters, by, value),
    countsKey: countsKey(filters, by),
  }
  const foresee = (id: string, change: Partial<Ticket>, cache: QueryClient) => foreseeMove(cache, id, change, board)
  const done = (_: unknown, { id }: { readonly id: string }) => isDone(id)
  return {
    update: useAct('tickets', 'update', {
      foresee: ({ id, status, priority }, cache) => foresee(id, onlyGiven({ status, priority }), cache),
      done,
    }),
    assign: useAct('tickets', 'assign', {
      foresee: ({ id, staffId }, cache) =>
        foresee(id, { assigneeId: staffId, assignee: { id: staffId, name: nameOf(staffId) } }, cache),
      done,
    }),
    unassign: useAct('tickets', 'unassign', {
      foresee: ({ id }, cache) => foresee(id, { assigneeId: null, assignee: null }, cache),
      done,
    }),
    reopen: useAct('tickets', 'reopen', {
      foresee: ({ id }, cache) => foresee(id, { status: 'open', resolution: null }, cache),
      done,
    }),
  }
}
