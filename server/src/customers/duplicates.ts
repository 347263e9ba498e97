import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { sameName } from '../platform/text/names.ts'
import { claimHolders, type IdentityHolder } from './identities.queries.ts'
import type { SealedIdentity } from './identities.ts'

/** Who holds these identifiers already; nobody else can write one of them until this transaction is over. */
export const claimIdentities = async (ctx: Ctx, identities: readonly SealedIdentity[]): Promise<IdentityHolder[]> =>
  identities.length === 0
    ? []
    : claimHolders(
        ctx.db,
        identities.map(({ hash }) => hash),
      )

/**
 * Throws `customer.exists`, `customer.exists_archived`, or `customer.exists_hidden` when the actor does not see the other:
 * the same external number, also of an archived customer, or the same contact under the same name. The last does not say
 * which customer it is.
 */
export function refuseDuplicate(holders: readonly IdentityHolder[], name: string): void {
  const same = holders.filter((holder) => isDuplicate(holder, name))
  const seen = same.filter((holder) => holder.visible)
  const shown = seen.find((holder) => !holder.archived) ?? seen[0]
  if (shown) fail(shown.archived ? 'customer.exists_archived' : 'customer.exists', { existingId: shown.customerId })
  if (same.length > 0) fail('customer.exists_hidden')
}

/** Customers with the same contact under another name, as far as the actor sees them. */
export function possibleDuplicates(holders: readonly IdentityHolder[]) {
  const visible = holders.filter((holder) => holder.visible && !holder.archived)
  return [...new Map(visible.map(({ customerId: id, name, number }) => [id, { id, name, number }])).values()]
}

/** Whether a new row of this identifier is the one that inbound contacts find first. */
export const becomesPrimary = (holders: readonly IdentityHolder[], { hash }: SealedIdentity) =>
  !holders.some((holder) => holder.isPrimary && !holder.archived && holder.hash.equals(hash))

const isDuplicate = (holder: IdentityHolder, name: string) =>
  holder.kind === 'external' || (!holder.archived && sameName(holder.name, name))
