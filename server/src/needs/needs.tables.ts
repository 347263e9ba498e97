import type { Need, UnmetReason } from '@zhike/contract/needs'
import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    needs: NeedsTable
    needSteps: NeedStepsTable
  }
}

export interface NeedsTable {
  customerId: string
  id: string
  number: string
  title: string
  description: string
  origin: Need['origin']
  channel: Need['channel']
  ticketId: string | null
  urgency: Need['urgency']
  budgetFen: number | null
  neededBy: string | null
  ownerId: string | null
  state: Generated<Need['state']>
  unmetReason: UnmetReason | null
  concludedAt: Date | null
  createdByKind: Actor['kind']
  createdById: string | null
  createdAt: Date
  updatedAt: Date
  version: Generated<number>
}

/** What was said of a need; `code` is the fit, the SKU, the order number or the reason, by the kind. */
export interface NeedStepsTable {
  customerId: string
  needId: string
  id: string
  kind: 'assessment' | 'match' | 'fulfilment' | 'refusal'
  code: string | null
  offer: string | null
  note: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
  withdrawnAt: Date | null
  withdrawnByKind: Actor['kind'] | null
  withdrawnById: string | null
}
