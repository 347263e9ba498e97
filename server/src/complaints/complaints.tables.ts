import type { Answer, Cause, Check, Compensation, ComplaintStage, Entry, Measure } from '@zhike/contract/complaints'
import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    complaints: ComplaintsTable
    complaintEntries: ComplaintEntriesTable
    complaintCauses: ComplaintCausesTable
    complaintMeasures: ComplaintMeasuresTable
    complaintCompensations: ComplaintCompensationsTable
    complaintContacts: ComplaintContactsTable
  }
}

/** How far the file of an open complaint is. */
export type FileStage = Exclude<ComplaintStage, 'following_up' | 'closed'>

type Satisfied = Check['satisfaction']

interface Keyed {
  customerId: string
  ticketId: string
}
interface Deed extends Keyed {
  id: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
}
interface Withdrawable {
  withdrawnAt: Generated<Date | null>
  withdrawnById: Generated<string | null>
}
interface Doable {
  doneAt: Generated<Date | null>
  doneByKind: Generated<Actor['kind'] | null>
  doneById: Generated<string | null>
}

export interface ComplaintsTable extends Keyed {
  stage: Generated<FileStage>
  regulator: Generated<string | null>
  regulatorDueOn: Generated<string | null>
  media: Generated<string | null>
  liableParty: Generated<'company' | 'supplier' | 'carrier' | 'customer' | 'nobody' | null>
  liableDepartmentId: Generated<string | null>
  liabilityNote: Generated<string | null>
  sku: Generated<string | null>
  batch: Generated<string | null>
  updatedAt: Date
}

export interface ComplaintEntriesTable extends Deed, Withdrawable {
  kind: Entry['kind']
  text: string
  source: string
  fileIds: string[]
  editedAt: Generated<Date | null>
  editedByKind: Generated<Actor['kind'] | null>
  editedById: Generated<string | null>
}

export interface ComplaintCausesTable extends Deed, Withdrawable {
  parentId: string | null
  kind: Cause['kind']
  text: string
}

export interface ComplaintMeasuresTable extends Deed, Doable, Withdrawable {
  kind: Measure['kind']
  text: string
  ownerId: string | null
  dueOn: string | null
  result: Generated<string | null>
}

export interface ComplaintCompensationsTable extends Deed {
  form: Compensation['form']
  amountFen: number
  reason: string
  state: Generated<Compensation['state']>
  approvalId: string
  approvalNumber: string
  decidedAt: Generated<Date | null>
  decidedByIds: Generated<string[]>
  paidAt: Generated<Date | null>
  paidByKind: Generated<Actor['kind'] | null>
  paidById: Generated<string | null>
  paidNote: Generated<string | null>
}

export interface ComplaintContactsTable extends Deed, Doable, Withdrawable {
  kind: 'answer' | 'check' | 'follow_up'
  channel: Answer['channel'] | null
  words: string
  satisfaction: Generated<Satisfied | null>
  dueAt: Generated<Date | null>
  assigneeId: Generated<string | null>
  toldAt: Generated<Date | null>
  messageId: Generated<string | null>
  note: Generated<string | null>
}
