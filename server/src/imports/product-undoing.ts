import type { Verdict } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { carryOutProductUndo, holdProducts, type ProductEffect, planProductUndo } from '../products/products.ts'
import { findKeptProducts, findProductEffects, findUses, tellProductEffects } from './product-undoing.queries.ts'
import type { EffectPlace } from './running.queries.ts'
import { countVerdicts, type Judged, rowOf } from './undo-rows.ts'

const labelOf = ({ sku, given }: Pick<ProductEffect, 'sku' | 'given'>) => `${sku} ${given.name}`

/** Decides what becomes of what a chunk did to products, after what was decided before. Writes nothing. */
export async function judgeProducts(
  ctx: Ctx,
  chunk: EffectPlace,
  before: readonly Judged[],
): Promise<readonly Judged[]> {
  const goingOrders = before.filter(losesLines).map(({ subjectId }) => subjectId)
  const { judged } = await plan(ctx, await findProductEffects(ctx.db, chunk), goingOrders)
  return judged.map((one) => ({
    ...one,
    what: 'product',
    subjectId: one.productId,
    label: labelOf(one),
    customerId: null,
  }))
}

const losesLines = ({ what, outcome, fields }: Judged) =>
  what === 'order' && (outcome === 'removed' || (outcome === 'put_back' && fields.includes('lines')))

/** Undoes what a chunk did to products; gives how many went which way. */
export async function undoProducts(
  ctx: Ctx,
  chunk: EffectPlace,
): Promise<Readonly<Record<Verdict['outcome'], number>>> {
  const effects = await findProductEffects(ctx.db, chunk)
  await holdProducts(ctx, effects)
  const { judged, products } = await plan(ctx, effects, [])
  await carryOutProductUndo(ctx, products)
  await tellProductEffects(ctx.db, chunk, judged)
  return countVerdicts(judged)
}

async function plan(ctx: Ctx, effects: readonly ProductEffect[], goingOrders: readonly string[]) {
  const made = effects.flatMap(({ former, sku }) => (former === null ? [sku] : []))
  const uses = made.length > 0 ? await findUses(ctx.db, made, goingOrders) : new Map()
  const products = await planProductUndo(ctx, effects, uses)
  const judged = effects.flatMap((effect, at) => {
    const verdict = products.verdicts[at]
    return verdict ? [{ ...effect, ...verdict }] : []
  })
  return { judged, products }
}

/** Which products an undoing has kept, and why, each with its place in the list. */
export const listKeptProducts = async (
  ctx: Ctx,
  importId: string,
  after: { readonly sku: string; readonly firstRow: number } | undefined,
  most: number,
) =>
  (await findKeptProducts(ctx.db, importId, after, most)).map(({ because, fields: keptFields, ...row }) => ({
    place: [row.sku, row.firstRow],
    row: rowOf({ what: 'product', label: labelOf(row), outcome: 'kept', because, fields: [], keptFields }, null),
  }))
