import { sql } from 'kysely'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { sameName } from '../platform/text/names.ts'
import { addCustomer, addIdentities } from './creating.ts'
import { claimIdentities } from './duplicates.ts'
import { cleanName } from './facts.ts'
import { emitIdentity, sealedText } from './identifying.ts'
import type { IdentityHolder } from './identities.queries.ts'
import { type SealedIdentity, sealIdentities } from './identities.ts'
import { makeDue } from './quality.queries.ts'

/** What somebody says of themselves on a form or at the telephone. */
export interface Stranger {
  readonly name: string
  readonly phone?: string
  readonly email?: string
  /** Where they said it: `portal`. */
  readonly source: string
}

/**
 * Finds the customer behind a form, or makes one of stage `potential`. It is the one who has the phone, else the e-mail:
 * of several the one of the same name, else the primary one. What the customer did not have is added as claimed. Only
 * the id comes back, and nothing of it may be shown to the stranger.
 *
 * @throws AppError `request.invalid` naming `phone`, `email` or `name`
 */
export async function recogniseCustomer(
  ctx: Ctx,
  { name, phone, email, source }: Stranger,
): Promise<{ customerId: string }> {
  const tidied = cleanName(ctx, name)
  const claimed = [
    ...(phone === undefined ? [] : sealIdentities(ctx, [{ kind: 'phone', value: phone }], () => 'phone')),
    ...(email === undefined ? [] : sealIdentities(ctx, [{ kind: 'email', value: email }], () => 'email')),
  ]
  return beyondScope(ctx, 'customers.recognise', async (within) => {
    const holders = (await claimIdentities(within, claimed)).filter(({ archived }) => !archived)
    const known = likeliest(claimed, holders, tidied)
    const customerId = known?.customerId ?? uuidv7(ctx.now)
    if (!known) {
      const customer = { id: customerId, kind: 'person', name: tidied, stage: 'potential', source } as const
      await addCustomer(within, customer, { viewerId: null, sight: 'owner' })
    }
    const held = holders.filter((holder) => holder.customerId === customerId)
    const lacking = claimed.filter(({ hash }) => !held.some((holder) => holder.hash.equals(hash)))
    const added = await addIdentities(within, customerId, lacking, holders, { verified: false, source })
    if (known)
      for (const row of added)
        await emitIdentity(within, 'customer.identity_added', row, [
          { field: 'identity', old: null, new: sealedText(row) },
        ])
    if (known && added.length > 0) await makeDue(within.db, sql`${customerId}::uuid`)
    return { customerId }
  })
}

function likeliest(
  claimed: readonly SealedIdentity[],
  holders: readonly IdentityHolder[],
  name: string,
): IdentityHolder | undefined {
  for (const { hash } of claimed) {
    const those = holders.filter((holder) => holder.hash.equals(hash))
    const one =
      those.find((holder) => sameName(holder.name, name)) ?? those.find((holder) => holder.isPrimary) ?? those[0]
    if (one) return one
  }
  return undefined
}
