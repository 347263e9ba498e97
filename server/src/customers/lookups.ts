import type { customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { emit, emitForCompany } from '../platform/events/events.ts'
import { findStaffNames } from './customers.queries.ts'
import { findHolders } from './identities.queries.ts'
import { sealIdentities } from './identities.ts'

/**
 * The owners of customers whom the actor does not see and who have one of these contacts. Each of these look-ups is
 * logged at the customer that it found.
 */
export async function findHiddenOwners(
  ctx: Ctx,
  identities: Input<typeof customers.create>['identities'],
): Promise<(string | null)[]> {
  const sealed = sealIdentities(ctx, identities)
  if (sealed.length === 0) return []
  const holders = await findHolders(
    ctx.db,
    sealed.map(({ hash }) => hash),
  )
  const hidden = new Map(
    holders.filter(({ visible, archived }) => !visible && !archived).map((holder) => [holder.customerId, holder]),
  )
  if (hidden.size === 0) return []
  await beyondScope(ctx, 'customers.log_lookup', async (within) => {
    for (const { customerId: id, kind } of hidden.values())
      await emit(within, id, { type: 'customer.looked_up', subject: { type: 'customer', id }, data: { kind } })
  })
  const owners = [...hidden.values()].map(({ ownerId }) => ownerId)
  const names = await findStaffNames(
    ctx.db,
    owners.filter((owner) => owner !== null),
  )
  return owners.map((owner) => (owner === null ? null : (names.get(owner) ?? null)))
}

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
