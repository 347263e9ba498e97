import type { BulkChange, BulkEdit } from '@zhike/contract/customers'
import type { RoleCode, Scope } from '@zhike/contract/permissions'
import type { Generated, JSONColumnType, Selectable } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    bulkEdits: BulkEditsTable
    bulkEdited: BulkEditedTable
  }
}

export interface BulkEditsTable {
  id: string
  status: Generated<BulkEdit['status']>
  change: JSONColumnType<BulkChange>
  createdByKind: Actor['kind']
  createdById: string
  role: RoleCode
  scope: Scope
  workedAt: Date | null
  createdAt: Date
  finishedAt: Date | null
  undoUntil: Date
}
export type StoredBulkEdit = Selectable<BulkEditsTable>

interface BulkEditedTable {
  customerId: string
  bulkEditId: string
  status: Generated<'pending' | 'changed' | 'same' | 'refused' | 'failed' | 'undone' | 'kept'>
  reason: string | null
  attempts: Generated<number>
  before: JSONColumnType<Record<string, unknown>> | null
  after: JSONColumnType<Record<string, unknown>> | null
}
