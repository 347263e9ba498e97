import * as z from 'zod'
import { CustomerKind } from '../customers/facts.ts'
import { endpoint, type FileRule } from '../endpoint.ts'
import { DayOrder, ImportKind, MappingField, OnDuplicate } from './fields.ts'

/** A CSV of up to 1 GB, or an XLSX of up to 100 MB. */
export const table: FileRule = { max: 1, maxBytes: 1024 * 1024 * 1024, kinds: 'tables' }

/** What is wrong with a file as a whole. */
export const tableReasons = [
  'file.missing',
  'file.kind_refused',
  'file.too_large',
  'import.upload_gone',
  'import.columns_missing',
  'import.columns_repeated',
  'import.empty',
  'import.unreadable',
  'import.bomb',
  'import.sheet_unknown',
] as const

export const ImportPreview = z.object({
  /** Names the file that was sent, for a day: with it a preview or an import needs no file again. */
  upload: z.uuid(),
  fileName: z.string(),
  fileBytes: z.int(),
  format: z.enum(['csv', 'xlsx']),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  sheet: z.string().nullable(),
  /** The row of the headings as a spreadsheet counts; 0 when there are none. */
  headingRow: z.int(),
  columns: z.array(
    z.object({
      /** Its heading, or its letter when it has none. */
      name: z.string(),
      samples: z.array(z.string()),
      /** The column of the import that it goes to; empty when it is left out. */
      column: z.string(),
      /** `sure` by its heading or from the last file of this shape, `likely` only by what stands in it. */
      confidence: z.enum(['sure', 'likely']).nullable(),
    }),
  ),
  /** Own fields that a column can go to, by the column of the import. */
  ownColumns: z.array(z.object({ column: z.string(), name: z.string() })),
  /** How many days of the first rows could be two (5/6/1990), and how they are read; null when nobody knows. */
  eitherDays: z.int(),
  dayOrder: DayOrder.nullable(),
  /** Columns that the import cannot do without and that no column of the file goes to. */
  missing: z.array(z.string()),
  /** Columns of the import that several columns of the file go to, where one can. */
  repeated: z.array(z.string()),
  /** The first rows, and what would become of each; without an outcome while columns are missing or repeated. */
  rows: z.array(
    z.object({
      number: z.int(),
      cells: z.array(z.string()),
      outcome: z.enum(['created', 'updated', 'skipped', 'failed', 'left_out']).nullable(),
      /** As what a customer comes in, when it is new; guessed by the name unless a column says it. */
      kind: z.object({ is: CustomerKind, guessed: z.boolean() }).nullable(),
      /** Days that stand in the row otherwise than as `1990-05-17`, by the column of the file, and how they are understood. */
      days: z.array(z.object({ name: z.string(), understood: z.string() })),
      /** The column of the file and what would be right there; of a row that is left out why. */
      problem: z.object({ name: z.string(), text: z.string() }).nullable(),
    }),
  ),
  /** Of the rows that were looked at, which are all there are unless there are more. */
  counts: z.object({
    looked: z.int(),
    created: z.int(),
    updated: z.int(),
    skipped: z.int(),
    failed: z.int(),
    leftOut: z.int(),
  }),
  more: z.boolean(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const previewEndpoints = {
  preview: endpoint({
    method: 'POST',
    path: '/imports/previews',
    permission: 'imports.create',
    summary: 'Looks into a file, CSV or XLSX: what its columns are, and what would become of its first rows.',
    input: z.strictObject({
      kind: ImportKind,
      onDuplicate: OnDuplicate.default('skip'),
      /** A file that was sent before; else one comes along. */
      upload: z.uuid().optional(),
      sheet: z.string().max(100).optional(),
      mapping: MappingField,
      /** As the first rows show it, where it is not given. */
      dayOrder: DayOrder.optional(),
    }),
    output: ImportPreview,
    reasons: tableReasons,
    files: table,
  }),
}
