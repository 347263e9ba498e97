import type { Input } from '@zhike/contract/endpoint'
import type { Product, products } from '@zhike/contract/orders'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { isColleague } from '../staff/staff.ts'
import { updateProductOwner } from './products.queries.ts'

/**
 * Says who answers for a product, or nobody. An event of its own: what is written of a product stays right when only its owner
 * changes. Throws `staff.unknown` and `record.not_found`.
 */
export async function assignOwner(ctx: Ctx, { id, ownerId }: Input<typeof products.assignOwner>): Promise<Product> {
  if (ownerId !== null && !(await isColleague(ctx.db, ownerId))) failAt(ctx, 'ownerId', 'staff.unknown')
  const product = (await updateProductOwner(ctx.db, id, ownerId)) ?? fail('record.not_found')
  const subject = { type: 'product', id }
  await emitForCompany(ctx, { type: 'product.assigned', subject, data: { sku: product.sku, ownerId } })
  return product
}
