import type { TicketStatus } from '@zhike/contract/tickets'
import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    ticketMerges: TicketMergesTable
    ticketSplits: TicketSplitsTable
  }
}

interface Undoable {
  customerId: string
  /** Of the merged ticket, or of the one that was made by splitting. */
  ticketId: string
  id: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
  undoneAt: Generated<Date | null>
  undoneByKind: Generated<Actor['kind'] | null>
  undoneById: Generated<string | null>
}

interface TicketMergesTable extends Undoable {
  intoId: string
  formerStatus: TicketStatus
}

interface TicketSplitsTable extends Undoable {
  fromId: string
  messageIds: string[]
}
