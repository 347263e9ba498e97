import type { Import } from '@zhike/contract/imports'
import { fail } from '../platform/errors.ts'
import type { ImportRow } from './imports.queries.ts'

/** An import as answers show it. Throws `record.not_found` when there is none. */
export function answerOf(row: ImportRow | undefined): Import {
  if (!row) return fail('record.not_found')
  const counts = {
    created: row.createdCount,
    updated: row.updatedCount,
    skipped: row.skippedCount,
    failed: row.failedCount,
  }
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    onDuplicate: row.onDuplicate,
    status: row.status,
    counts: { read: Object.values(counts).reduce((sum, count) => sum + count, 0), ...counts },
    progress: row.status === 'done' || row.fileBytes === 0 ? 1 : Math.min(1, row.bytesDone / row.fileBytes),
    failure: row.failure,
    createdBy: { kind: row.createdByKind, id: row.createdById, name: row.createdByName },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
