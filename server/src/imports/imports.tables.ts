import type { Import } from '@zhike/contract/imports'
import type { Locale, Reason } from '@zhike/contract/reasons'
import type { Generated, Selectable } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Mapping } from './columns.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    imports: ImportsTable
    importErrors: ImportErrorsTable
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
}

/** An import as it is stored. */
export type StoredImport = Selectable<ImportsTable>

interface ImportErrorsTable {
  importId: string
  firstRow: number
  rows: number
  linesSealed: Buffer
}
