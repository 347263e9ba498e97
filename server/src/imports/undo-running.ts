import type { Ctx } from '../platform/ctx.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import type { StoredImport } from './imports.tables.ts'
import { again } from './running.ts'
import { undoPartsOf } from './undo-kinds.ts'
import { countUndone, finishUndoing, keepUndoing, letGoOfUndoing, takeUpUndoing } from './undoing.queries.ts'

/**
 * Undoes an import chunk by chunk, the last that came in first, each in a transaction that also notes what became of it:
 * killed at any moment, it goes on with what stands. Does nothing when it is over or somebody else works on it.
 * `onProgress` is called after each chunk.
 */
export async function runUndoing(
  background: Background,
  id: string,
  onProgress: () => unknown = () => undefined,
): Promise<void> {
  const job = await background.inSystem((ctx) => takeUpUndoing(ctx.db, id))
  if (!job) return
  try {
    let rest = true
    while (rest && !background.signal.aborted) {
      rest = await again(() => background.inSystem((ctx) => undoChunk(undoing(ctx, job), job)))
      await onProgress()
    }
    if (rest) await background.inSystem((ctx) => letGoOfUndoing(ctx.db, id))
    else await background.inSystem((ctx) => conclude(undoing(ctx, job), id))
  } catch (error) {
    await background.inSystem((ctx) => letGoOfUndoing(ctx.db, id)).catch(() => undefined)
    throw error
  }
}

/** Undoes the last chunk that stands; false when none does. */
async function undoChunk(ctx: Ctx, { id, kind }: StoredImport): Promise<boolean> {
  if (!(await keepUndoing(ctx.db, id))) return false
  for (const { findLastChunk, undo } of undoPartsOf(kind)) {
    const firstRow = await findLastChunk(ctx.db, id)
    if (firstRow === undefined) continue
    await countUndone(ctx.db, id, await undo(ctx, { importId: id, firstRow }))
    return true
  }
  return false
}

async function conclude(ctx: Ctx, id: string): Promise<void> {
  const ended = await finishUndoing(ctx.db, id, ctx.now)
  if (!ended) return
  const { kind, removedCount: removed, putBackCount: putBack, keptCount: kept, undoById } = ended
  await emitForCompany(
    ctx,
    { type: 'import.undone', subject: { type: 'import', id }, data: { kind, counts: { removed, putBack, kept } } },
    undoById === null ? [] : [undoById],
  )
}

/** What happens is the doing of whoever wants the import undone. */
const undoing = (ctx: Ctx, { undoByKind, undoById }: StoredImport): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, kind: undoByKind ?? ctx.actor.kind, id: undoById },
})
