import type { BulkEditStatus } from '@zhike/contract/bulk-edits'
import type { RoleCode, Scope } from '@zhike/contract/permissions'
import type { Generated, GeneratedAlways, JSONColumnType, Selectable } from 'kysely'
import type * as z from 'zod'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    bulkEdits: BulkEditsTable
    bulkEdited: BulkEditedTable
  }
}

/** What bulk edits change. */
export type BulkRecords = 'customer' | 'ticket'
export type Status = z.infer<typeof BulkEditStatus>

export interface BulkEditsTable {
  id: string
  records: Generated<BulkRecords>
  status: Generated<Status>
  change: JSONColumnType<Record<string, unknown>>
  createdByKind: Actor['kind']
  createdById: string
  role: RoleCode
  scope: Scope
  workedAt: Date | null
  createdAt: Date
  finishedAt: Date | null
  undoUntil: Date
  undoAskedAt: Date | null
  undoByKind: Actor['kind'] | null
  undoById: string | null
  undoRole: RoleCode | null
}
export type StoredBulkEdit = Selectable<BulkEditsTable>

interface BulkEditedTable {
  customerId: string
  bulkEditId: string
  /** Null when the customer is what is edited. */
  ticketId: string | null
  /** The ticket, or else the customer. */
  recordId: GeneratedAlways<string>
  status: Generated<'pending' | 'changed' | 'same' | 'refused' | 'failed' | 'undone' | 'kept'>
  reason: string | null
  attempts: Generated<number>
  before: JSONColumnType<Record<string, unknown>> | null
  after: JSONColumnType<Record<string, unknown>> | null
}
