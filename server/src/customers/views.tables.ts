import type { BulkChange, BulkEdit, Sharing, ViewDefinition } from '@zhike/contract/customers'
import type { RoleCode, Scope } from '@zhike/contract/permissions'
import type { Generated, JSONColumnType, Selectable } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    views: ViewsTable
    viewPins: { personId: string; viewId: string; place: number; opens: Generated<boolean> }
    bulkEdits: BulkEditsTable
    bulkEdited: BulkEditedTable
  }
}

interface ViewsTable {
  id: string
  name: string
  ownerId: string
  sharing: Sharing
  audienceId: string | null
  definition: JSONColumnType<ViewDefinition>
  createdAt: Date
  updatedAt: Date
  version: Generated<number>
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
