import { openOwnFields, takeValuesBack } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { addIdentities } from './creating.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { claimIdentities } from './duplicates.ts'
import { emitIdentity, sealedText } from './identifying.ts'
import { sealIdentities } from './identities.ts'
import { type LoggedIdentity, openLogged } from './identity-sources.ts'
import { findReleased } from './provenance.queries.ts'
import { changeFacts } from './updating.ts'

/**
 * Gives a restored customer what archiving set free when an import was undone, external numbers and values that must be
 * unique, as far as nobody has them now.
 */
export async function giveBack(ctx: Ctx, customer: StoredCustomer): Promise<void> {
  const released = await findReleased(ctx.db, customer.id)
  if (released.length === 0) return
  const { id, custom } = customer
  const identities = released.filter(({ field }) => field === 'identity').flatMap(({ oldValue }) => oldValue)
  await giveNumbersBack(ctx, id, identities as LoggedIdentity[])
  const book = await openOwnFields(ctx, 'customer')
  const own = await takeValuesBack(ctx, book, released, { id, customerId: id, existing: custom })
  await changeFacts(ctx, customer, {}, { own })
}

async function giveNumbersBack(ctx: Ctx, id: string, logged: readonly LoggedIdentity[]): Promise<void> {
  const contacts = logged.map((each) => ({ kind: each.kind, value: openLogged(ctx.tools.keys, each) }))
  const sealed = sealIdentities(ctx, contacts)
  const holders = await claimIdentities(ctx, sealed)
  const free = sealed.filter(({ hash }) => !holders.some((holder) => holder.hash.equals(hash)))
  for (const added of await addIdentities(ctx, id, free, holders, { verified: true, source: null }))
    await emitIdentity(ctx, 'customer.identity_added', added, [
      { field: 'identity', old: null, new: sealedText(added) },
    ])
}
