import type { Export } from '@zhike/contract/exports'
import type { Locale, Reason } from '@zhike/contract/reasons'
import type { Generated, Selectable } from 'kysely'
import type { Actor, DbScope } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    exports: ExportsTable
  }
}

export interface ExportsTable {
  id: string
  kind: Export['kind']
  format: Export['format']
  columns: string[]
  wishSealed: Buffer
  identifiers: Export['identifiers']
  named: boolean
  reason: string | null
  locale: Locale
  status: Generated<Export['status']>
  foundCount: Generated<number | null>
  writtenCount: Generated<number>
  failure: Generated<Reason | null>
  workedAt: Generated<Date | null>
  attempts: Generated<number>
  seenIn: Generated<DbScope | null>
  seenWith: Generated<string[]>
  fileKey: Generated<string | null>
  fileBytes: Generated<number | null>
  createdByKind: Actor['kind']
  createdById: string | null
  createdWith: string | null
  createdAt: Date
  finishedAt: Generated<Date | null>
  fileRemovedAt: Generated<Date | null>
}

/** An export as it is stored. */
export type StoredExport = Selectable<ExportsTable>
