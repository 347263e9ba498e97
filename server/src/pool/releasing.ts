import type { Customer } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import type { pool } from '@zhike/contract/pool'
import { getCustomer, lockForChange } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { putIntoPool } from './entering.ts'
import { findFacts } from './facts.queries.ts'
import { readLimits } from './limits.queries.ts'

/**
 * Gives a customer back to the pool, with the reason: one's own, or with the right to assign anybody's. Throws
 * `pool.of_another` and `pool.inside`.
 */
export async function releaseCustomer(
  ctx: Ctx,
  { customerId, reason, note }: Input<typeof pool.release>,
): Promise<Customer> {
  const customer = await lockForChange(ctx, customerId)
  const [facts] = await findFacts(ctx.db, [customer.id])
  if (facts?.pooled) fail('pool.inside')
  if (customer.ownerId !== ctx.actor.id && !ctx.actor.permissions.has('pool.assign')) fail('pool.of_another')
  const passing = { how: 'released', reason, ...(note === '' ? {} : { note }) } as const
  await putIntoPool(ctx, customer, passing, await readLimits(ctx.db))
  return getCustomer(ctx, { id: customer.id })
}
