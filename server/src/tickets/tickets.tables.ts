import type { OwnValues } from '@zhike/contract/own-fields'
import type { Channel, Priority, TicketKind, TicketStatus } from '@zhike/contract/tickets'
import type { Generated, GeneratedAlways } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    tickets: TicketsTable
    ticketMessages: TicketMessagesTable
    ticketResolutions: TicketResolutionsTable
    ticketClosures: TicketClosuresTable
    ticketWaits: TicketWaitsTable
  }
}

export interface TicketsTable {
  customerId: string
  id: string
  number: string
  kind: TicketKind
  categoryId: string | null
  typeId: string | null
  /** The steps to tick, as they were when the ticket was opened. */
  checklistId: string | null
  title: string
  description: string
  priority: Priority
  priorityRank: GeneratedAlways<number>
  status: Generated<TicketStatus>
  channel: Channel
  departmentId: string | null
  assigneeId: string | null
  seenBy: string[]
  custom: Generated<OwnValues>
  firstRepliedAt: Date | null
  resolvedAt: Date | null
  urgedAt: Date | null
  urgedTimes: Generated<number>
  ratingScore: number | null
  ratingComment: string | null
  ratedAt: Date | null
  /** The ticket in whose thread this one is shown. */
  mergedIntoId: string | null
  createdByKind: Actor['kind']
  createdById: string | null
  search: string
  createdAt: Date
  updatedAt: Date
  version: Generated<number>
}

export interface TicketMessagesTable {
  customerId: string
  ticketId: string
  id: string
  visibility: 'public' | 'internal'
  authorKind: Actor['kind']
  authorId: string | null
  body: string
  fileIds: string[]
  at: Date
}

interface TicketResolutionsTable {
  customerId: string
  ticketId: string
  id: string
  summary: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
  confirmedAt: Date | null
  confirmedByKind: Actor['kind'] | null
  confirmedById: string | null
  withdrawnAt: Date | null
  withdrawnByKind: Actor['kind'] | null
  withdrawnById: string | null
}

interface TicketClosuresTable {
  customerId: string
  ticketId: string
  id: string
  reason: string | null
  at: Date
  byKind: Actor['kind']
  byId: string | null
  withdrawnAt: Date | null
  withdrawnByKind: Actor['kind'] | null
  withdrawnById: string | null
}

interface TicketWaitsTable {
  customerId: string
  ticketId: string
  beginsAt: Date
  endsAt: Date | null
}
