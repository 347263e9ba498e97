import type { AnyBulkEdit } from '@zhike/contract/bulk-edits'
import type { BulkEditRow } from './bulk-edits.queries.ts'

export interface ShownBulkEdit<Change> extends AnyBulkEdit {
  readonly change: Change
}

export function answerOf<Change>(
  row: BulkEditRow,
  now: Date,
  isUndoable: (change: Change) => boolean,
): ShownBulkEdit<Change> {
  const { id, status, counts, createdAt, finishedAt, undoUntil } = row
  const createdBy = { kind: row.createdByKind, id: row.createdById, name: row.createdByName }
  const change = row.change as Change
  const of = (state: string) => counts[state] ?? 0
  const noUndo = whyNoUndo(row, now, isUndoable(change))
  return {
    id,
    status,
    change,
    counts: {
      total: Object.values(counts).reduce((sum, n) => sum + n, 0),
      pending: of('pending'),
      changed: of('changed'),
      same: of('same'),
      refused: of('refused'),
      failed: of('failed'),
      undone: of('undone'),
      kept: of('kept'),
    },
    createdBy,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    undoUntil: noUndo === null ? undoUntil.toISOString() : null,
    noUndo,
    undo: undoOf(row),
  }
}

function whyNoUndo({ status, counts, undoUntil }: BulkEditRow, now: Date, isUndoable: boolean): AnyBulkEdit['noUndo'] {
  if (status === 'undone' || status === 'undoing') return 'undone'
  if (status !== 'done' && status !== 'cancelled') return 'unfinished'
  if ((counts.changed ?? 0) === 0) return 'nothing'
  if (!isUndoable) return 'lasting'
  return undoUntil > now ? null : 'expired'
}

function undoOf({
  status,
  undoAskedAt,
  undoByKind,
  undoById,
  undoByName,
  finishedAt,
}: BulkEditRow): AnyBulkEdit['undo'] {
  if (undoAskedAt === null || undoByKind === null) return null
  return {
    by: { kind: undoByKind, id: undoById, name: undoByName },
    at: undoAskedAt.toISOString(),
    finishedAt: status === 'undone' ? (finishedAt?.toISOString() ?? null) : null,
  }
}
