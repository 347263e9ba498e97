import type { Input } from '@zhike/contract/endpoint'
import type { imports, UndoPreview } from '@zhike/contract/imports'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { type Plan, planUndo } from './undo-plans.ts'
import { countVerdicts, rowOf } from './undo-rows.ts'
import { findEffects, findLastChunk } from './undoing.queries.ts'
import { getUndoable } from './undoing.ts'

/** So much is looked at: about a second. */
const mostLooked = 10_000
const mostShown = 200

/**
 * Says what undoing an import would do, by the decision that will do it. Counts are of everything, as those of the import
 * are: what a file of one's own did tells nothing new. Rows are of customers whom the actor sees.
 */
export async function previewUndo(ctx: Ctx, { id }: Input<typeof imports.undoPreview>): Promise<UndoPreview> {
  await getUndoable(ctx, id)
  const { judged, more } = await beyondScope(ctx, 'imports.undo_preview', (beyond) => lookAt(beyond, id))
  const { removed, put_back: putBack, kept } = countVerdicts(judged)
  const first = [
    ...judged.filter(({ outcome }) => outcome === 'kept'),
    ...judged.filter(({ outcome }) => outcome !== 'kept'),
  ]
  const shown = first.slice(0, mostShown)
  const customers = await findCustomerSummaries(
    ctx.db,
    shown.map(({ customerId }) => customerId),
  )
  const rows = shown.flatMap((row) => {
    const customer = customers.get(row.customerId)
    return customer ? [rowOf(row, customer.name)] : []
  })
  return { counts: { removed, putBack, kept }, looked: judged.length, more, rows }
}

/** Chunk by chunk from the last, as it will be undone. */
async function lookAt(ctx: Ctx, id: string): Promise<{ judged: Plan['judged']; more: boolean }> {
  let judged: Plan['judged'] = []
  let chunk = await findLastChunk(ctx.db, id)
  while (chunk !== undefined && judged.length < mostLooked) {
    const plan = await planUndo(ctx, id, await findEffects(ctx.db, id, chunk))
    judged = [...judged, ...plan.judged]
    chunk = await findLastChunk(ctx.db, id, chunk)
  }
  return { judged, more: chunk !== undefined }
}
