import type { Import } from '@zhike/contract/imports'
import type { Locale, Reason } from '@zhike/contract/reasons'
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Mapping } from './columns.ts'
import type { Format } from './tables.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    imports: ImportsTable
    importErrors: ImportErrorsTable
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
  onDuplicate: Import['onDuplicate']
  locale: Locale
  status: Generated<Import['status']>
  rowsDone: Generated<number>
  bytesDone: Generated<number>
  createdCount: Generated<number>
  updatedCount: Generated<number>
  skippedCount: Generated<number>
  failedCount: Generated<number>
  failure: Reason | null
  workedAt: Date | null
  attempts: Generated<number>
  errorsKey: string | null
  createdByKind: Actor['kind']
  createdById: string | null
  createdAt: Date
  finishedAt: Date | null
  filesRemovedAt: Date | null
  format: Generated<Format>
  sheet: string | null
  headingRow: Generated<number>
  columnNames: ColumnType<readonly string[] | null, string | null, never>
}

/** An import as it is stored. */
export type StoredImport = Selectable<ImportsTable>

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
