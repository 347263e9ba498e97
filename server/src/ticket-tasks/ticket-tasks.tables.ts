import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    ticketTicks: TicketTicksTable
    ticketTasks: TicketTasksTable
  }
}

interface TicketTicksTable {
  customerId: string
  ticketId: string
  stepId: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
}

export interface TicketTasksTable {
  customerId: string
  ticketId: string
  id: string
  title: string
  assigneeId: string | null
  dueOn: string | null
  doneAt: Date | null
  doneByKind: Actor['kind'] | null
  doneById: string | null
}
