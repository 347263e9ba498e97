import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    ticketWatchers: TicketWatchersTable
  }
}

interface TicketWatchersTable {
  customerId: string
  ticketId: string
  staffId: string
  since: Date
  byKind: Actor['kind']
  byId: string | null
}
