import type { Customer, PassingHow } from '@zhike/contract/customers'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { findColleague, updateCustomerRow } from './customers.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { getCustomer, lockForChange } from './finding.ts'
import { leavePool } from './in-pool.ts'
import { endOwnership, insertOwnership, type Passing } from './ownerships.queries.ts'
import { renewQuality } from './quality.ts'
import { grantSightRows, withdrawSightRows } from './sights.queries.ts'

export type OwnedCustomer = Pick<StoredCustomer, 'id' | 'number' | 'ownerId'>

/** Hands a customer to an owner, who need not be within the actor's sight. */
export async function assignOwner(ctx: Ctx, { id, staffId }: { id: string; staffId: string }): Promise<Customer> {
  const before = await lockForChange(ctx, id)
  if (!(await findColleague(ctx.db, staffId))) failAt(ctx, 'staffId', 'ticket.assignee_unknown')
  if (before.ownerId === staffId) return getCustomer(ctx, { id })
  return beyondScope(ctx, 'customers.assign_owner', async (within) => {
    await passCustomer(within, before, staffId, { how: 'assigned' })
    return getCustomer(within, { id })
  })
}

/** Takes the owner away: scope all, collaborators and whoever has open work still see the customer. */
export async function releaseOwner(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const before = await lockForChange(ctx, id)
  if (before.ownerId !== null)
    await beyondScope(ctx, 'customers.release_owner', (within) =>
      passCustomer(within, before, null, { how: 'withdrawn' }),
    )
}

/** Passes a customer, whom the caller has locked, to an owner or to nobody. */
export async function passCustomer(
  ctx: Ctx,
  { id, number, ownerId }: OwnedCustomer,
  toId: string | null,
  passing: Passing,
): Promise<void> {
  await updateCustomerRow(ctx.db, id, { ownerId: toId }, ctx.now)
  const { how, ruleId } = passing
  await emit(ctx, id, {
    type: 'customer.owner_changed',
    subject: { type: 'customer', id },
    data: { number, from: ownerId, to: toId, formerId: ownerId, how, ...(ruleId === undefined ? {} : { ruleId }) },
  })
  await recordPassing(ctx, { id, ownerId }, toId, passing)
  await renewQuality(ctx, [id])
}

/**
 * Keeps who looked after the customer until now and who does from now on, in the history and in who sees whom. The new
 * owner sees the customer before the former one may see it no more. Whoever has an owner is not in the pool.
 */
export async function recordPassing(
  ctx: Ctx,
  { id, ownerId }: Pick<OwnedCustomer, 'id' | 'ownerId'>,
  toId: string | null,
  passing: Passing,
): Promise<void> {
  const owning = { reason: 'owner', sourceId: id } as const
  if (ownerId !== null) await endOwnership(ctx.db, id, { ...passing, at: ctx.now, by: ctx.actor })
  if (toId !== null) {
    await beginOwnership(ctx, id, toId, passing.how)
    await grantSightRows(ctx.db, id, owning, [toId], 'joint')
    await leavePool(ctx, id)
  }
  if (ownerId !== null) await withdrawSightRows(ctx.db, id, owning, [ownerId])
}

export const beginOwnership = (ctx: Ctx, customerId: string, ownerId: string, how: PassingHow) =>
  insertOwnership(ctx.db, { customerId, id: uuidv7(ctx.now), ownerId, how, at: ctx.now, by: ctx.actor })
