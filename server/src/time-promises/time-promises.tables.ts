import type { Priority, TicketKind } from '@zhike/contract/tickets'
import type { PromisePolicy, PromiseTarget, TimePromise } from '@zhike/contract/time-promises'
import type { Generated, Selectable } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    promisePolicies: PromisePoliciesTable
    promisedTickets: PromisedTicketsTable
    timePromises: TimePromisesTable
    promiseCalls: PromiseCallsTable
  }
}

interface PromisePoliciesTable extends Omit<PromisePolicy, 'replayedAt' | 'publishedAt' | 'version'> {
  createdAt: Date
  replayedAt: Date | null
  publishedBy: string | null
  publishedAt: Date | null
  retiredBy: string | null
  retiredAt: Date | null
  version: Generated<number>
}

export type StoredPolicy = Selectable<PromisePoliciesTable>

interface PromisedTicketsTable {
  customerId: string
  ticketId: string
  policyId: string | null
  kind: TicketKind
  priority: Priority
}

interface TimePromisesTable {
  customerId: string
  ticketId: string
  target: PromiseTarget
  round: number
  startedAt: Date
  minutes: number
  dueAt: Date | null
  warnAt: Date | null
  endedAt: Date | null
  warnedAt: Date | null
  breachedAt: Date | null
  nextAt: Date | null
}

type Told = TimePromise['told'][number]

interface PromiseCallsTable {
  customerId: string
  ticketId: string
  target: PromiseTarget
  round: number
  step: Told['step']
  staffId: string
  toldAs: Told['as']
  at: Date
}
