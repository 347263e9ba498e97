import * as z from 'zod'
import { endpoint, type FileRule } from './endpoint.ts'
import { ActorRef, ById, pageOf, paging, Time } from './fields.ts'

export const ImportKind = z.enum(['customers', 'orders'])
/** What happens to a row whose customer or order is there already. */
export const OnDuplicate = z.enum(['skip', 'update', 'create'])
export const ImportStatus = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])

export const customerColumns = [
  'external_id',
  'name',
  'phone',
  'email',
  'wechat',
  'gender',
  'birthday',
  'region',
  'address',
  'tags',
] as const
export const orderColumns = [
  'order_no',
  'customer_external_id',
  'ordered_at',
  'total_yuan',
  'quantity',
  'sku',
  'product',
  'sold_by',
  'store',
  'channel',
] as const
export const requiredColumns = {
  customers: ['name'],
  orders: ['order_no', 'customer_external_id', 'ordered_at', 'total_yuan'],
} as const

export const Import = z.object({
  id: z.uuid(),
  kind: ImportKind,
  fileName: z.string(),
  onDuplicate: OnDuplicate,
  status: ImportStatus,
  /** Rows of the file: what was read became created, updated, skipped or failed. */
  counts: z.object({ read: z.int(), created: z.int(), updated: z.int(), skipped: z.int(), failed: z.int() }),
  /** Share of the file's bytes that are worked off, 0 to 1. */
  progress: z.number(),
  /** Why it failed as a whole, as a reason. */
  failure: z.string().nullable(),
  createdBy: ActorRef,
  createdAt: Time,
  finishedAt: Time.nullable(),
})
export type Import = z.infer<typeof Import>

/** An orders row names its customer by external number; rows of one number that follow one another are one order. */
export const importColumns = { customers: customerColumns, orders: orderColumns } as const

/** Up to 1 GB of CSV. */
export const table: FileRule = { max: 1, maxBytes: 1024 * 1024 * 1024, kinds: 'tables' }

export const imports = {
  create: endpoint({
    method: 'POST',
    path: '/imports',
    permission: 'imports.create',
    summary: 'Takes a CSV file in UTF-8 or GB18030 and imports it in the background.',
    input: z.strictObject({
      kind: ImportKind,
      onDuplicate: OnDuplicate.default('skip'),
      /** Column of the file to column of the import; columns named alike need no entry. */
      mapping: z.preprocess(
        (v) => (typeof v === 'string' ? parseJson(v) : v),
        z.record(z.string().max(100), z.string().max(40)).optional(),
      ),
    }),
    output: Import,
    reasons: [
      'file.missing',
      'file.kind_refused',
      'file.too_large',
      'import.columns_missing',
      'import.columns_repeated',
      'import.empty',
      'import.unreadable',
    ],
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
  errors: endpoint({
    method: 'GET',
    path: '/imports/:id/errors',
    permission: 'imports.create',
    summary: 'The rows that failed, as CSV with row number and reason, for 7 days once the import is over.',
    input: ById,
    output: z.instanceof(Blob),
    reasons: ['import.no_errors', 'import.unfinished'],
    answers: 'file',
  }),
  template: endpoint({
    method: 'GET',
    path: '/import-templates/:kind',
    permission: 'imports.create',
    summary: 'A CSV with the columns of a kind and no rows, to start from.',
    input: z.strictObject({ kind: ImportKind }),
    output: z.instanceof(Blob),
    answers: 'file',
  }),
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
