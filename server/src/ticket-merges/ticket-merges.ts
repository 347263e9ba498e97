import './ticket-merges.tables.ts'

interface Other {
  number: string
  otherId: string
  otherNumber: string
}

declare module '../platform/events/events.ts' {
  interface EventTypes {
    /** At the ticket that stays; `other` was merged. */
    'ticket.merged': Other
    /** At the merged ticket; `other` is where it is shown. */
    'ticket.merged_into': Other
    'ticket.taken_apart': Other
    'ticket.taken_out': Other
    'ticket.split': Other & { messages: number }
    'ticket.split_undone': Other
  }
}

export { listMerges, mergeTickets, takeTicketsApart } from './merging.ts'
export { listSplits, splitTicket, undoSplit } from './splitting.ts'
