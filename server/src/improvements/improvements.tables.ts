import type { CauseKind } from '@zhike/contract/complaints'
import type { Effect, ImprovementState, ImprovementStep, OutreachState, Sameness } from '@zhike/contract/improvements'
import type { Scope } from '@zhike/contract/permissions'
import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    improvements: ImprovementsTable
    improvementMeasures: ImprovementMeasuresTable
    improvementSteps: ImprovementStepsTable
    improvementComplaints: ImprovementComplaintsTable
    improvementOutreach: ImprovementOutreachTable
  }
}

interface Deed {
  at: Date
  byKind: Actor['kind']
  byId: string | null
}

export interface ImprovementsTable {
  id: string
  number: string
  title: string
  causeKind: CauseKind | null
  cause: string
  same: Sameness
  state: Generated<ImprovementState>
  round: Generated<number>
  ownerId: string
  dueOn: string | null
  changedOn: Generated<string | null>
  createdByKind: Actor['kind']
  createdById: string | null
  createdAt: Date
  updatedAt: Date
  version: Generated<number>
}

export interface ImprovementMeasuresTable extends Deed {
  id: string
  improvementId: string
  round: number
  kind: 'corrective' | 'preventive'
  text: string
  ownerId: string
  dueOn: string
  doneAt: Generated<Date | null>
  doneByKind: Generated<Actor['kind'] | null>
  doneById: Generated<string | null>
  evidence: Generated<string | null>
}

export interface ImprovementStepsTable extends Deed {
  id: string
  improvementId: string
  kind: ImprovementStep['kind']
  note: string
  effect: Effect | null
  scope: Scope | 'system' | null
}

interface ImprovementComplaintsTable extends Deed {
  customerId: string
  ticketId: string
  improvementId: string
}

interface ImprovementOutreachTable {
  customerId: string
  improvementId: string
  orderNo: string
  orderedAt: Date
  sku: string
  batch: string | null
  state: Generated<OutreachState>
  note: string | null
  addedAt: Date
  markedAt: Date | null
  markedByKind: Actor['kind'] | null
  markedById: string | null
}
