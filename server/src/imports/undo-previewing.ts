import type { Input } from '@zhike/contract/endpoint'
import type { Import, imports, UndoPreview } from '@zhike/contract/imports'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { undoPartsOf } from './undo-kinds.ts'
import { countVerdicts, type Judged, rowOf } from './undo-rows.ts'
import { getUndoable } from './undoing.ts'

/** So much is looked at: about a second. */
const mostLooked = 10_000
const mostShown = 200

/**
 * Says what undoing an import would do, by the decision that will do it. Counts are of everything, as those of the import
 * are: what a file of one's own did tells nothing new. Rows are of customers whom the actor sees,
 * and of products.
 */
export async function previewUndo(ctx: Ctx, { id }: Input<typeof imports.undoPreview>): Promise<UndoPreview> {
  const { kind } = await getUndoable(ctx, id)
  const { judged, more } = await beyondScope(ctx, 'imports.undo_preview', (beyond) => lookAt(beyond, id, kind))
  const { removed, put_back: putBack, kept } = countVerdicts(judged)
  const first = [
    ...judged.filter(({ outcome }) => outcome === 'kept'),
    ...judged.filter(({ outcome }) => outcome !== 'kept'),
  ]
  const shown = first.slice(0, mostShown)
  const customers = await findCustomerSummaries(
    ctx.db,
    shown.flatMap(({ customerId }) => customerId ?? []),
  )
  const rows = shown.flatMap((row) => {
    if (row.customerId === null) return [rowOf(row, null)]
    const customer = customers.get(row.customerId)
    return customer ? [rowOf(row, { id: row.customerId, name: customer.name })] : []
  })
  return { counts: { removed, putBack, kept }, looked: judged.length, more, rows }
}

/** Part after part, chunk by chunk from the last, as it will be undone. */
async function lookAt(ctx: Ctx, importId: string, kind: Import['kind']) {
  let judged: readonly Judged[] = []
  for (const { findLastChunk, judge } of undoPartsOf(kind)) {
    let firstRow = await findLastChunk(ctx.db, importId)
    while (firstRow !== undefined) {
      if (judged.length >= mostLooked) return { judged, more: true }
      judged = [...judged, ...(await judge(ctx, { importId, firstRow }, judged))]
      firstRow = await findLastChunk(ctx.db, importId, firstRow)
    }
  }
  return { judged, more: false }
}
