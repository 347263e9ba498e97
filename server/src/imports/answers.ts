import type { Import } from '@zhike/contract/imports'
import { fail } from '../platform/errors.ts'
import type { Counts } from './chunks.ts'
import type { ImportRow } from './imports.queries.ts'
import type { StoredImport } from './imports.tables.ts'

/** What the rows of an import became. */
export const countsOf = (row: StoredImport): Counts => ({
  created: row.createdCount,
  updated: row.updatedCount,
  skipped: row.skippedCount,
  failed: row.failedCount,
  leftOut: row.leftOutCount,
})

/** An import as answers show it. Throws `record.not_found` when there is none. */
export function answerOf(row: ImportRow | undefined, now: Date): Import {
  if (!row) return fail('record.not_found')
  const counts = countsOf(row)
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
    undoUntil: isUndoable(row, now) ? (row.undoUntil?.toISOString() ?? null) : null,
    undo: undoOf(row),
  }
}

/** Whether an import is over, has changed something that nobody has undone, and is not too old. */
export const isUndoable = (row: StoredImport, now: Date): boolean =>
  row.finishedAt !== null &&
  row.effectsCount > 0 &&
  row.undoStatus === null &&
  row.undoUntil !== null &&
  row.undoUntil > now

function undoOf(row: ImportRow): Import['undo'] {
  if (row.undoStatus === null || row.undoByKind === null || row.undoAskedAt === null) return null
  const counts = { removed: row.removedCount, putBack: row.putBackCount, kept: row.keptCount }
  const done = counts.removed + counts.putBack + counts.kept
  return {
    status: row.undoStatus,
    counts,
    progress: row.undoStatus === 'undone' ? 1 : done / row.effectsCount,
    by: { kind: row.undoByKind, id: row.undoById, name: row.undoByName },
    at: row.undoAskedAt.toISOString(),
    finishedAt: row.undoneAt?.toISOString() ?? null,
  }
}
