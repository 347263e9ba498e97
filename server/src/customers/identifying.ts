import type { customers, Identity } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type Change, emit } from '../platform/events/events.ts'
import { addIdentities } from './creating.ts'
import type { StoredIdentity } from './customers.tables.ts'
import { claimIdentities, refuseDuplicate } from './duplicates.ts'
import { lockForChange, requireCustomer } from './finding.ts'
import { deleteIdentity, findIdentity, listIdentities, verifyIdentity } from './identities.queries.ts'
import { identityOf, openIdentity, type SealedIdentity, sealIdentities } from './identities.ts'
import { refusePooled } from './in-pool.ts'
import { renewQuality } from './quality.ts'

/**
 * Adds an identifier; one that was only claimed before is verified by it. Refuses what makes a duplicate. Of a customer who
 * was merged into another it stays that one's, and comes with it should the two be taken apart.
 */
export async function addIdentity(ctx: Ctx, input: Input<typeof customers.addIdentity>): Promise<Identity> {
  const { id, kind, value } = input
  const customer = await lockForChange(ctx, id)
  const [sealed] = sealIdentities(ctx, [{ kind, value }], () => 'value') as [SealedIdentity]
  const holders = await claimIdentities(ctx, [sealed])
  const known = holders.some((holder) => holder.customerId === customer.id)
  if (known) {
    const verified = await verifyIdentity(ctx.db, id, sealed.hash)
    await renewQuality(ctx, [customer.id])
    return identityOf(verified)
  }
  refuseDuplicate(holders, customer.name)
  const [row] = await addIdentities(ctx, id, [sealed], holders, { verified: true, source: null })
  const added = row ?? fail('record.not_found')
  await emitIdentity(ctx, 'customer.identity_added', added, [{ field: 'identity', old: null, new: sealedText(added) }])
  await renewQuality(ctx, [customer.id])
  return identityOf(added)
}

/** Takes an identifier away. An anonymous visitor keeps the last one: without it nobody could find the visitor. */
export async function removeIdentity(ctx: Ctx, { id, identityId }: { id: string; identityId: string }): Promise<void> {
  const customer = await lockForChange(ctx, id)
  const identities = await listIdentities(ctx.db, id)
  const identity = identities.find((each) => each.id === identityId) ?? fail('record.not_found')
  if (customer.stage === 'visitor' && identities.every(({ hash }) => hash.equals(identity.hash))) fail('identity.last')
  await deleteIdentity(ctx.db, identity)
  const change = { field: 'identity', old: sealedText(identity), new: null }
  await emitIdentity(ctx, 'customer.identity_removed', identity, [change])
  await renewQuality(ctx, [customer.id])
}

/** Answers the whole identifier, but of a customer in the pool. Who and when stands in the event, why beside it. */
export async function revealIdentity(
  ctx: Ctx,
  { id, identityId, reason }: Input<typeof customers.revealIdentity>,
): Promise<{ value: string }> {
  const customer = await requireCustomer(ctx, id, 'record.not_found')
  await refusePooled(ctx, customer.id)
  const identity = (await findIdentity(ctx.db, id, identityId)) ?? fail('record.not_found')
  await emitIdentity(ctx, 'customer.identity_revealed', identity, [whyOf(reason)])
  return { value: openIdentity(ctx.tools.keys, identity) }
}

/** What stands beside a reveal: text that the database can hold. */
export const whyOf = (reason: string): Change => ({
  field: 'reason',
  old: null,
  new: reason.toWellFormed().replaceAll('\0', ''),
})

/** Records what happened to an identifier: its id and kind, and in the changes what it was, sealed. */
export const emitIdentity = (
  ctx: Ctx,
  type: 'customer.identity_added' | 'customer.identity_removed' | 'customer.identity_revealed',
  { customerId, id, kind }: StoredIdentity,
  changes: readonly Change[],
) => emit(ctx, customerId, { type, subject: { type: 'identity', id }, data: { kind } }, changes)

/** What the log of changes keeps of an identifier: its hash opens it. */
export const sealedText = ({ kind, hash, sealed, masked }: SealedIdentity) =>
  sealed === null ? { kind, value: masked } : { kind, hash: hash.toString('base64'), sealed: sealed.toString('base64') }
