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
  const change = row.change as Change
  const of = (state: string) => counts[state] ?? 0
  const isOver = status === 'done' || status === 'cancelled'
  const isOpen = isOver && of('changed') > 0 && undoUntil > now && isUndoable(change)
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
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    undoUntil: isOpen ? undoUntil.toISOString() : null,
  }
}
