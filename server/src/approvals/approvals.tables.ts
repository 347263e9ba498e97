import type {
  Approval,
  ApprovalChange,
  ApprovalDeed,
  ApprovalKind,
  ApprovalState,
  ApproverRule,
  FlowDefinition,
  StepMode,
  StepState,
  TaskState,
  Why,
} from '@zhike/contract/approvals'
import type { ColumnType, Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    approvalFlows: ApprovalFlowsTable
    approvals: ApprovalsTable
    approvalSteps: ApprovalStepsTable
    approvalTasks: ApprovalTasksTable
    approvalDeeds: ApprovalDeedsTable
    approvalFiles: ApprovalFilesTable
    approvalCopies: ApprovalCopiesTable
    approvalDelegations: ApprovalDelegationsTable
  }
}

interface ApprovalFlowsTable {
  id: string
  kind: ApprovalKind
  version: number
  definition: Json<FlowDefinition>
  note: string
  publishedAt: Date
  publishedById: string | null
}

/** Lists go in as JSON text: the driver would make arrays of the database of them. */
type Json<T> = ColumnType<T, string, string>

export interface ApprovalsTable {
  id: string
  number: string
  kind: ApprovalKind
  flowVersion: number
  branch: string
  why: Json<Why[]>
  subjectType: string | null
  subjectId: string | null
  title: string
  body: string
  amountFen: number | null
  form: Approval['form']
  applicantId: string
  state: ApprovalState
  seenBy: string[]
  startedAt: Date
  updatedAt: Date
  concludedAt: Generated<Date | null>
  urgedAt: Generated<Date | null>
  round: Generated<number>
  version: Generated<number>
}

export interface ApprovalStepsTable {
  approvalId: string
  id: string
  position: number
  name: string
  mode: StepMode
  origin: 'flow' | 'added'
  approvers: Json<ApproverRule[]>
  state: StepState
  why: Json<Why[]>
  openedAt: Generated<Date | null>
  closedAt: Generated<Date | null>
  supersededAt: Generated<Date | null>
}

export interface ApprovalTasksTable {
  approvalId: string
  stepId: string
  id: string
  place: number
  staffId: string
  state: TaskState
  why: Json<Why[]>
  comment: Generated<string | null>
  decidedAt: Generated<Date | null>
  decidedById: Generated<string | null>
}

export interface ApprovalDeedsTable {
  approvalId: string
  id: string
  kind: ApprovalDeed['kind']
  at: Date
  byKind: Actor['kind']
  byId: string | null
  behalfId: string | null
  toIds: string[]
  step: string | null
  note: string | null
  changes: Json<ApprovalChange[]>
}

interface ApprovalFilesTable {
  approvalId: string
  id: string
  deedId: string
  key: string
  thumbnailKey: string | null
  name: string
  mediaType: string
  bytes: number
}

interface ApprovalCopiesTable {
  approvalId: string
  staffId: string
  at: Date
  readAt: Generated<Date | null>
}

interface ApprovalDelegationsTable {
  id: string
  staffId: string
  deputyId: string
  since: Date
  until: Date | null
  revokedAt: Generated<Date | null>
}
