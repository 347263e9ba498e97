import type { customers, Identity } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { findCustomerSummaries, lockForChange, requireCustomer } from './finding.ts'
import { emitIdentity, sealedText } from './identifying.ts'
import { findIdentity, moveIdentity } from './identities.queries.ts'
import { identityOf } from './identities.ts'
import { renewQuality } from './quality.ts'

/**
 * Gives an identity to another customer: after two were taken apart, or before, from the one of them where it lies to the
 * one to whom it belongs.
 */
export async function handOverIdentity(
  ctx: Ctx,
  { id, identityId, customerId }: Input<typeof customers.handOverIdentity>,
): Promise<Identity> {
  await lockBoth(ctx, id, customerId)
  const identity = (await findIdentity(ctx.db, id, identityId)) ?? fail('record.not_found')
  if (identity.customerId === customerId) return identityOf(identity)
  await moveIdentity(ctx.db, identity, customerId)
  const text = sealedText(identity)
  await emitIdentity(ctx, 'customer.identity_removed', identity, [{ field: 'identity', old: text, new: null }])
  const moved = { ...identity, customerId }
  await emitIdentity(ctx, 'customer.identity_added', moved, [{ field: 'identity', old: null, new: text }])
  await renewQuality(ctx, [id, customerId])
  return identityOf(moved)
}

/**
 * Locks the customer that something is taken from and the one that gets it, in one order whoever begins. Throws
 * `record.not_found`, `customer.unknown` naming `customerId`, and `customer.read_only`.
 */
async function lockBoth(ctx: Ctx, fromId: string, toId: string): Promise<void> {
  const from = await requireCustomer(ctx, fromId, 'record.not_found')
  const to = (await findCustomerSummaries(ctx.db, [toId])).get(toId) ?? failAt(ctx, 'customerId', 'customer.unknown')
  for (const id of new Set([from.id, to.id].sort())) await lockForChange(ctx, id)
}
