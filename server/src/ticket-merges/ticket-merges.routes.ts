import type { ticketMerges, ticketSplits } from '@zhike/contract/ticket-merges'
import type { Handlers } from '../platform/http/handlers.ts'
import { listMerges, listSplits, mergeTickets, splitTicket, takeTicketsApart, undoSplit } from './ticket-merges.ts'

export const ticketMergeHandlers: Handlers<typeof ticketMerges> = {
  list: listMerges,
  merge: mergeTickets,
  takeApart: takeTicketsApart,
}

export const ticketSplitHandlers: Handlers<typeof ticketSplits> = {
  list: listSplits,
  split: splitTicket,
  undo: undoSplit,
}
