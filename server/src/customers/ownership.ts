import type { Customer } from '@zhike/contract/customers'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { findColleague, updateCustomerRow } from './customers.queries.ts'
import { getCustomer, lockForChange } from './finding.ts'
import { grantSightRows, withdrawSightRows } from './sights.queries.ts'

/** Hands a customer to an owner, who need not be within the actor's sight. */
export async function assignOwner(ctx: Ctx, { id, staffId }: { id: string; staffId: string }): Promise<Customer> {
  const before = await lockForChange(ctx, id)
  if (!(await findColleague(ctx.db, staffId))) failAt(ctx, 'staffId', 'ticket.assignee_unknown')
  if (before.ownerId === staffId) return getCustomer(ctx, { id })
  return beyondScope(ctx, 'customers.assign_owner', async (within) => {
    await changeOwner(within, before, staffId)
    return getCustomer(within, { id })
  })
}

/** Takes the owner away: scope all, collaborators and whoever has open work still see the customer. */
export async function releaseOwner(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const before = await lockForChange(ctx, id)
  if (before.ownerId !== null)
    await beyondScope(ctx, 'customers.release_owner', (within) => changeOwner(within, before, null))
}

async function changeOwner(
  ctx: Ctx,
  { id, number, ownerId }: { id: string; number: string; ownerId: string | null },
  toId: string | null,
): Promise<void> {
  const owning = { reason: 'owner', sourceId: id } as const
  await updateCustomerRow(ctx.db, id, { ownerId: toId }, ctx.now)
  await emit(ctx, id, {
    type: 'customer.owner_changed',
    subject: { type: 'customer', id },
    data: { number, from: ownerId, to: toId },
  })
  await withdrawSightRows(ctx.db, id, owning, null)
  if (toId !== null) await grantSightRows(ctx.db, id, owning, [toId], 'joint')
}
