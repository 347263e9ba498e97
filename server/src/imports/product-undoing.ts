import type { Input, Output } from '@zhike/contract/endpoint'
import type { imports } from '@zhike/contract/imports'
import * as z from 'zod'
import type { Verdict } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { carryOutProductUndo, holdProducts, type ProductEffect, planProductUndo } from '../products/products.ts'
import { findKeptProducts, findProductEffects, findUses, tellProductEffects } from './product-undoing.queries.ts'
import type { EffectPlace } from './running.queries.ts'
import { countVerdicts, type Judged, rowOf } from './undo-rows.ts'

const labelOf = ({ sku, given }: Pick<ProductEffect, 'sku' | 'given'>) => `${sku} ${given.name}`

/** Decides what becomes of what a chunk did to products. Writes nothing. */
export async function judgeProducts(ctx: Ctx, chunk: EffectPlace): Promise<readonly Judged[]> {
  const { judged } = await plan(ctx, await findProductEffects(ctx.db, chunk))
  return judged.map((one) => ({ ...one, what: 'product', label: labelOf(one), customerId: null }))
}

/** Undoes what a chunk did to products; gives how many went which way. */
export async function undoProducts(
  ctx: Ctx,
  chunk: EffectPlace,
): Promise<Readonly<Record<Verdict['outcome'], number>>> {
  const effects = await findProductEffects(ctx.db, chunk)
  await holdProducts(ctx, effects)
  const { judged, products } = await plan(ctx, effects)
  await carryOutProductUndo(ctx, products)
  await tellProductEffects(ctx.db, chunk, judged)
  return countVerdicts(judged)
}

async function plan(ctx: Ctx, effects: readonly ProductEffect[]) {
  const made = effects.flatMap(({ former, sku }) => (former === null ? [sku] : []))
  const products = await planProductUndo(ctx, effects, made.length > 0 ? await findUses(ctx.db, made) : new Map())
  const judged = effects.flatMap((effect, at) => {
    const verdict = products.verdicts[at]
    return verdict ? [{ ...effect, ...verdict }] : []
  })
  return { judged, products }
}

const KeptPlace = z.tuple([z.string().max(64), z.int().nonnegative()])

/** Which products an undoing has kept, and why. */
export async function listKeptProducts(
  ctx: Ctx,
  { id, cursor, limit }: Input<typeof imports.kept>,
): Promise<Output<typeof imports.kept>> {
  const [sku, firstRow] = readCursor(KeptPlace, cursor) ?? []
  const after = sku === undefined || firstRow === undefined ? undefined : { sku, firstRow }
  const rows = await findKeptProducts(ctx.db, id, after, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.sku, row.firstRow],
    ({ because, fields: keptFields, ...row }) =>
      rowOf({ what: 'product', label: labelOf(row), outcome: 'kept', because, fields: [], keptFields }, null),
  )
}
