import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, Id, pageOf, paging, Time } from './fields.ts'
import { DayOrder, ImportKind, ImportStatus, MappingField, OnDuplicate } from './imports/fields.ts'
import { previewEndpoints, table, tableReasons } from './imports/previews.ts'
import { ImportUndo, UndoPreview, UndoRow } from './imports/undoing.ts'

export {
  customerColumns,
  ImportKind,
  importColumns,
  OnDuplicate,
  orderColumns,
  requiredColumns,
} from './imports/fields.ts'
export { ImportPreview, table } from './imports/previews.ts'
export { importUndoDays, KeptBecause, UndoPreview, UndoRow } from './imports/undoing.ts'

export const Import = z.object({
  id: z.uuid(),
  kind: ImportKind,
  fileName: z.string(),
  onDuplicate: OnDuplicate,
  status: ImportStatus,
  /** Rows of the file: what was read became created, updated, skipped, failed, or was left out as a total. */
  counts: z.object({
    read: z.int(),
    created: z.int(),
    updated: z.int(),
    skipped: z.int(),
    failed: z.int(),
    leftOut: z.int(),
  }),
  /** Share of the file's bytes that are worked off, 0 to 1. */
  progress: z.number(),
  /** Why it failed as a whole, as a reason. */
  failure: z.string().nullable(),
  createdBy: ActorRef,
  createdAt: Time,
  finishedAt: Time.nullable(),
  /** Until when it can be undone; null when it cannot. */
  undoUntil: Time.nullable(),
  undo: ImportUndo.nullable(),
})
export type Import = z.infer<typeof Import>

export const imports = {
  ...previewEndpoints,
  create: endpoint({
    method: 'POST',
    path: '/imports',
    permission: 'imports.create',
    summary: 'Takes a CSV or XLSX file of customers, contacts, orders or products and imports it in the background.',
    input: z.strictObject({
      kind: ImportKind,
      onDuplicate: OnDuplicate.default('skip'),
      /** A file that a preview was made of; else one comes along. */
      upload: z.uuid().optional(),
      /** The sheet of a workbook; without one the first that people see. */
      sheet: z.string().max(100).optional(),
      mapping: MappingField,
      /** As the first rows show it, where it is not given; days that could be two are row errors where nothing shows it. */
      dayOrder: DayOrder.optional(),
    }),
    output: Import,
    reasons: tableReasons,
    files: table,
  }),
  list: endpoint({
    method: 'GET',
    path: '/imports',
    permission: 'imports.create',
    summary: 'Imports, newest first.',
    input: z.strictObject(paging),
    output: pageOf(Import),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/imports/:id',
    permission: 'imports.create',
    summary: 'One import with its counts.',
    input: ById,
    output: Import,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/imports/:id/cancellation',
    permission: 'imports.create',
    summary: 'Stops an import; what is in stays in and is counted.',
    input: ById,
    output: Import,
    reasons: ['import.finished'],
  }),
  undoPreview: endpoint({
    method: 'GET',
    path: '/imports/:id/undo-preview',
    permission: 'imports.create',
    summary: 'Says what undoing an import would remove, put back and keep, and why; does nothing.',
    input: ById,
    output: UndoPreview,
    reasons: ['import.not_undoable', 'import.undo_others'],
  }),
  undo: endpoint({
    method: 'POST',
    path: '/imports/:id/undo',
    permission: 'imports.create',
    summary:
      'Undoes an import in the background: removes what it made and puts back what it changed, but for what was used or changed since.',
    input: ById,
    output: Import,
    reasons: ['import.not_undoable', 'import.undo_others'],
  }),
  kept: endpoint({
    method: 'GET',
    path: '/imports/:id/kept',
    permission: 'imports.create',
    summary: 'What an undoing has kept, and why.',
    input: z.strictObject({ id: Id, ...paging }),
    output: pageOf(UndoRow),
    reasons: ['cursor.invalid'],
  }),
  errors: endpoint({
    method: 'GET',
    path: '/imports/:id/errors',
    permission: 'imports.create',
    summary:
      'The rows that failed or were left out, as CSV with row number and reason, for 7 days once the import is over.',
    input: ById,
    output: z.instanceof(Blob),
    reasons: ['import.no_errors', 'import.unfinished'],
    answers: 'file',
  }),
  template: endpoint({
    method: 'GET',
    path: '/import-templates/:kind',
    permission: 'imports.create',
    summary: 'A CSV with the columns of a kind and some rows as an example, to start from.',
    input: z.strictObject({ kind: ImportKind }),
    output: z.instanceof(Blob),
    answers: 'file',
  }),
}
