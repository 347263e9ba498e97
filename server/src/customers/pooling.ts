import { poolViewer } from '../platform/actor.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { lockCustomer } from './customers.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { findCustomerSummaries } from './finding.ts'
import { pooled } from './in-pool.ts'
import { type OwnedCustomer, passCustomer } from './ownership.ts'
import type { Passing } from './ownerships.queries.ts'
import { insertPoolEntry, isPooled, wasClaimed } from './pool-entries.queries.ts'
import { grantSightRows } from './sights.queries.ts'

/**
 * Puts a customer, whom the caller has locked, into the pool, from its owner or from nobody: whoever may claim sees it,
 * and nobody works with it until somebody does.
 */
export async function enterPool(ctx: Ctx, customer: OwnedCustomer, passing: Passing): Promise<void> {
  const { id, number, ownerId } = customer
  await insertPoolEntry(ctx, id, ownerId, passing)
  await grantSightRows(ctx.db, id, pooled(id), [poolViewer], 'read_only')
  if (ownerId !== null) return passCustomer(ctx, customer, null, passing)
  await emit(ctx, id, {
    type: 'customer.pooled',
    subject: { type: 'customer', id },
    data: { number, ruleId: passing.ruleId },
  })
}

/**
 * Locks a customer that somebody wants to take from the pool. Of several who want it at once the first gets it. Throws
 * `record.not_found`, and `pool.left` when it is not there, or no more, in sight or claimed within a day.
 */
export async function lockPooled(ctx: Ctx, asked: string): Promise<StoredCustomer> {
  const seen = (await findCustomerSummaries(ctx.db, [asked])).get(asked)
  if (!seen) {
    // who took it first may have taken it out of sight, perhaps in this moment
    const wasThere = await wasClaimed(ctx.db, asked, new Date(ctx.now.getTime() - dayMs))
    return fail(wasThere ? 'pool.left' : 'record.not_found')
  }
  const row = (await lockCustomer(ctx.db, seen.id)) ?? fail('pool.left')
  return (await isPooled(ctx.db, seen.id)) ? row : fail('pool.left')
}
