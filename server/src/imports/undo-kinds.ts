import type { Import, UndoRow } from '@zhike/contract/imports'
import { holdCustomers, type Verdict } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Db } from '../platform/db/database.ts'
import { findLastProductChunk } from './product-undoing.queries.ts'
import { judgeProducts, undoProducts } from './product-undoing.ts'
import type { EffectPlace } from './running.queries.ts'
import { carryOut, planUndo } from './undo-plans.ts'
import { countVerdicts, type Judged } from './undo-rows.ts'
import { findEffects, findLastChunk, insertUndoEffects, keepRest, tellEffects } from './undoing.queries.ts'

/** How a part of what imports did is undone, chunk by chunk from the last. */
interface UndoPart {
  findLastChunk(db: Db, importId: string, before?: number): Promise<number | undefined>
  /** Decides what becomes of what a chunk did, after what was decided before. Writes nothing. */
  judge(ctx: Ctx, chunk: EffectPlace, before: readonly Judged[]): Promise<readonly Judged[]>
  /** Undoes it, with whoever works on the same things kept out, and notes what became of it; gives how many went which way. */
  undo(ctx: Ctx, chunk: EffectPlace): Promise<Readonly<Record<Verdict['outcome'], number>>>
}

const ofCustomers: UndoPart = {
  findLastChunk,
  judge: async (ctx, chunk) => {
    const { judged } = await planUndo(ctx, chunk.importId, await findEffects(ctx.db, chunk))
    return judged.map((one) => ({ ...one, what: one.subjectType as UndoRow['what'] }))
  },
  undo: async (ctx, chunk) => {
    const effects = await findEffects(ctx.db, chunk)
    await holdCustomers(
      ctx.db,
      effects.map(({ customerId }) => customerId),
    )
    const plan = await planUndo(ctx, chunk.importId, effects)
    await insertUndoEffects(ctx.db, chunk, await carryOut(ctx, plan))
    await tellEffects(ctx.db, plan.judged)
    const counts = countVerdicts(plan.judged)
    return { ...counts, kept: counts.kept + (await keepRest(ctx.db, chunk)) }
  },
}

const ofProducts: UndoPart = { findLastChunk: findLastProductChunk, judge: judgeProducts, undo: undoProducts }

const parts: Readonly<Record<Import['kind'], readonly UndoPart[]>> = {
  customers: [ofCustomers],
  contacts: [ofCustomers],
  // products that came with orders can go when no order names them any more
  orders: [ofCustomers, ofProducts],
  products: [ofProducts],
}

/** How what imports of a kind did is undone, part after part. */
export const undoPartsOf = (kind: Import['kind']): readonly UndoPart[] => parts[kind]
