import type { RoleCode, Scope } from '@zhike/contract/permissions'
import type { LinkKind, UpdateKind } from '@zhike/contract/ticket-links'
import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    ticketLinks: TicketLinksTable
    incidentUpdates: IncidentUpdatesTable
    incidentUpdateTickets: IncidentUpdateTicketsTable
  }
}

interface Keyed {
  customerId: string
  ticketId: string
}

interface TicketLinksTable extends Keyed {
  id: string
  kind: LinkKind
  otherId: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
  removedAt: Generated<Date | null>
  removedByKind: Generated<Actor['kind'] | null>
  removedById: Generated<string | null>
}

export interface IncidentUpdatesTable extends Keyed {
  id: string
  kind: UpdateKind
  body: string
  /** Rows of files that hang on the parent. */
  fileIds: Generated<string[]>
  at: Date
  byKind: Actor['kind']
  byId: string
  role: RoleCode
  scope: Scope
  workedAt: Generated<Date | null>
  finishedAt: Generated<Date | null>
}

export interface IncidentUpdateTicketsTable extends Keyed {
  updateId: string
  status: 'pending' | 'told' | 'left_out'
  reason: string | null
}
