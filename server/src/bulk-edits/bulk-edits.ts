import type { BulkRecords, Status } from './bulk-edits.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'bulk_edit.queued': { records: BulkRecords; meant: number; fields: string[] }
    'bulk_edit.resumed': Record<string, never>
    'bulk_edit.cancelled': Record<string, never>
    'bulk_edit.undo_asked': Record<string, never>
    'bulk_edit.finished': { status: Status; counts: Record<string, number> }
  }
}

export { bulkEditsOf } from './asking.ts'
export { exceptionsOf } from './bulk-edits.queries.ts'
export { byReason } from './reasoning.ts'
export { type BulkSubject, type Changed, type LookedBack, type Outcome, provideBulkWork } from './subjects.ts'
