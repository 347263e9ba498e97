import type { customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { emit, emitForCompany } from '../platform/events/events.ts'
import { findStaffNames } from './customers.queries.ts'
import { findHolders } from './identities.queries.ts'
import { sealIdentities } from './identities.ts'

/**
 * Who has this identifier, also outside the actor's scope: then only name and owner. Each look-up is logged, at the
 * customers that it found or, when it found none, for the company.
 */
export async function lookUpCustomers(
  ctx: Ctx,
  input: Input<typeof customers.lookup>,
): Promise<Output<typeof customers.lookup>> {
  const { kind } = input
  const hashes = sealIdentities(ctx, [input], () => 'value').map(({ hash }) => hash)
  const found = (await findHolders(ctx.db, hashes)).filter((holder) => !holder.archived)
  if (found.length === 0 && ctx.actor.id !== null) {
    const subject = { type: 'staff', id: ctx.actor.id }
    await emitForCompany(ctx, { type: 'customer.lookup_missed', subject, data: { kind } })
  }
  await beyondScope(ctx, 'customers.log_lookup', async (within) => {
    for (const { customerId: id } of found)
      await emit(within, id, { type: 'customer.looked_up', subject: { type: 'customer', id }, data: { kind } })
  })
  const owners = await findStaffNames(
    ctx.db,
    found.flatMap(({ ownerId }) => ownerId ?? []),
  )
  return {
    items: found.map(({ customerId, name, ownerId, visible }) => ({
      id: visible ? customerId : null,
      name,
      owner: (ownerId === null ? undefined : owners.get(ownerId)) ?? null,
    })),
  }
}
