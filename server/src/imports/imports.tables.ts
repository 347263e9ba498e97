import type { Import, KeptBecause } from '@zhike/contract/imports'
import type { Locale, Reason } from '@zhike/contract/reasons'
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Effect, Verdict } from '../customers/customers.ts'
import type { Actor } from '../platform/actor.ts'
import type { DayOrder } from '../platform/text/western-days.ts'
import type { ProductEffect } from '../products/products.ts'
import type { Mapping } from './columns.ts'
import type { Format } from './tables.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    imports: ImportsTable
    importErrors: ImportErrorsTable
    importEffects: ImportEffectsTable
    importProductEffects: ImportProductEffectsTable
    importUploads: ImportUploadsTable
    importShapes: ImportShapesTable
  }
}

export interface ImportsTable {
  id: string
  kind: Import['kind']
  fileName: string
  fileKey: string
  fileBytes: number
  mapping: Mapping
  dayOrder: DayOrder | null
  onDuplicate: Import['onDuplicate']
  locale: Locale
  status: Generated<Import['status']>
  rowsDone: Generated<number>
  bytesDone: Generated<number>
  createdCount: Generated<number>
  updatedCount: Generated<number>
  skippedCount: Generated<number>
  failedCount: Generated<number>
  leftOutCount: Generated<number>
  failure: Reason | null
  workedAt: Date | null
  attempts: Generated<number>
  errorsKey: string | null
  createdByKind: Actor['kind']
  createdById: string | null
  /** The key that it was asked for with; people have none. */
  createdWith: string | null
  createdAt: Date
  finishedAt: Date | null
  filesRemovedAt: Date | null
  format: Generated<Format>
  sheet: string | null
  headingRow: Generated<number>
  columnNames: ColumnType<readonly string[] | null, string | null, never>
  effectsCount: Generated<number>
  undoUntil: Date | null
  undoStatus: 'undoing' | 'undone' | null
  undoByKind: Actor['kind'] | null
  undoById: string | null
  undoAskedAt: Date | null
  undoneAt: Date | null
  removedCount: Generated<number>
  putBackCount: Generated<number>
  keptCount: Generated<number>
}

/** An import as it is stored. */
export type StoredImport = Selectable<ImportsTable>

/** What an import did, by the event that tells of it, and what its undoing made of that. */
interface ImportEffectsTable {
  customerId: string
  eventId: string
  importId: string
  firstRow: number
  status: Generated<Verdict['outcome'] | 'standing' | 'undoing'>
  because: KeptBecause | null
  fields: Generated<string[]>
}

/** An effect as the log tells of it. */
export interface StoredEffect extends Effect {
  readonly subjectType: string
  /** Number of the customer or order; kind of the identity. */
  readonly label: string
}

/** What an import did to a product, and what its undoing made of that. */
interface ImportProductEffectsTable extends ProductEffect {
  importId: string
  firstRow: number
  status: Generated<Verdict['outcome'] | 'standing'>
  because: KeptBecause | null
  fields: Generated<string[]>
}

interface ImportErrorsTable {
  importId: string
  firstRow: number
  rows: number
  linesSealed: Buffer
}

interface ImportUploadsTable {
  id: string
  fileKey: string
  fileName: string
  fileBytes: number
  format: Format
  createdById: string | null
  createdAt: Date
}

interface ImportShapesTable {
  kind: Import['kind']
  shape: string
  mapping: Mapping
  usedAt: Date
}
