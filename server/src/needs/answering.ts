import type { Input } from '@zhike/contract/endpoint'
import type { Need, needs } from '@zhike/contract/needs'
import type { Ctx } from '../platform/ctx.ts'
import { failAt } from '../platform/errors.ts'
import { findProduct } from '../products/products.ts'
import { lockUnconcluded } from './locking.ts'
import { updateNeedRow } from './needs.queries.ts'
import { getNeed } from './showing.ts'
import { takeStep } from './steps.ts'
import { tell } from './telling.ts'

/** Says how far what the company has answers the need. Throws `need.concluded`. */
export async function assessNeed(ctx: Ctx, { id, fit, note }: Input<typeof needs.assess>): Promise<Need> {
  const need = await lockUnconcluded(ctx, id)
  await takeStep(ctx, need, { kind: 'assessment', code: fit, note })
  await updateNeedRow(ctx.db, need, { state: need.state === 'open' ? 'assessed' : need.state, updatedAt: ctx.now })
  await tell(ctx, need, 'need.assessed', { fit })
  return getNeed(ctx, { id })
}

/** Says what the company offers for the need. Throws `need.concluded`, and `product.unknown` for a SKU that is not there. */
export async function matchNeed(ctx: Ctx, { id, sku = null, offer, note }: Input<typeof needs.match>): Promise<Need> {
  const need = await lockUnconcluded(ctx, id)
  const product = sku === null ? undefined : await findProduct(ctx, sku)
  if (sku !== null && !product) failAt(ctx, 'sku', 'product.unknown')
  await takeStep(ctx, need, { kind: 'match', code: sku, offer: offer ?? product?.name ?? '', note })
  await updateNeedRow(ctx.db, need, { state: 'matched', updatedAt: ctx.now })
  await tell(ctx, need, 'need.matched', { sku })
  return getNeed(ctx, { id })
}
