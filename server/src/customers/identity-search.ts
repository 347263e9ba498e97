import type { IdentityKind } from '@zhike/contract/customers'
import type { MatchKind } from '@zhike/contract/search'
import type { Ctx } from '../platform/ctx.ts'
import { findHolders, findPhonesByTail } from './identities.queries.ts'
import { identityHash, openIdentity, tailHash } from './identities.ts'

const kinds: readonly IdentityKind[] = ['phone', 'email', 'wechat', 'external']

/** Of phones that end alike at most so many are opened: far more than share four digits in any real archive. */
const mostPhones = 2_000

/**
 * Customers in sight by what was typed as a whole phone, e-mail, WeChat or external number, or as the last digits (four
 * at least) of a phone; and which of them it was.
 */
export async function findByIdentity(
  ctx: Ctx,
  text: string,
  digits: string | undefined,
): Promise<Map<string, MatchKind>> {
  const found = new Map<string, MatchKind>()
  const hashes = kinds.flatMap((kind) => identityHash(ctx.tools.keys, kind, text) ?? [])
  const holders = hashes.length === 0 ? [] : await findHolders(ctx.db, hashes)
  for (const holder of holders) if (holder.visible && !holder.archived) found.set(holder.customerId, holder.kind)
  if (digits === undefined) return found
  for (const id of await findByTail(ctx, digits)) if (!found.has(id)) found.set(id, 'phone_end')
  return found
}

async function findByTail(ctx: Ctx, digits: string): Promise<string[]> {
  const { keys } = ctx.tools
  const phones = await findPhonesByTail(ctx.db, tailHash(keys, digits.slice(-4)), mostPhones)
  const ends = phones.filter((phone) => digits.length === 4 || endsWith(openPhone(phone), digits))
  return ends.map(({ customerId }) => customerId)

  function openPhone(phone: { hash: Buffer; sealed: Buffer }) {
    return openIdentity(keys, { ...phone, masked: '' }).split(';')[0] ?? ''
  }
}

const endsWith = (phone: string, digits: string) => phone.replace(/\D/g, '').endsWith(digits)
