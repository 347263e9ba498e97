import type { IdentityKind } from '@zhike/contract/customers'
import type { Ctx } from '../platform/ctx.ts'
import { searchQuery } from '../platform/text/search-query.ts'
import type { ListWish } from './customer-lists.queries.ts'
import { findHolders, findPhonesByTail } from './identities.queries.ts'
import { identityHash, openIdentity, tailHash } from './identities.ts'

/** Of phones that end alike at most so many are opened: far more than share four digits in any real archive. */
const mostPhones = 2_000

/**
 * What a search means: words and pinyin, the beginning of a customer number, a whole phone, e-mail, WeChat or external
 * number, or the last digits (four at least) of a phone. Nothing is wished when nothing was typed.
 */
export async function readSearch(ctx: Ctx, text: string | undefined): Promise<ListWish> {
  if (text === undefined || text === '') return {}
  const { tsquery, digits } = searchQuery(text)
  return {
    ...(tsquery === '' ? {} : { query: tsquery }),
    ...numberRange(text),
    ids: [...(await findByIdentity(ctx, text)), ...(digits === undefined ? [] : await findByTail(ctx, digits))],
  }
}

/** The customer numbers that begin with what was typed, such as `c-2406`. */
function numberRange(text: string): Pick<ListWish, 'numberFrom' | 'numberTo'> {
  const typed = text.normalize('NFKC').toUpperCase()
  return /^C-[\d-]{1,20}$/.test(typed) ? { numberFrom: typed, numberTo: `${typed}:` } : {}
}

const kinds: readonly IdentityKind[] = ['phone', 'email', 'wechat', 'external']

async function findByIdentity(ctx: Ctx, text: string): Promise<string[]> {
  const hashes = kinds.flatMap((kind) => identityHash(ctx.tools.keys, kind, text) ?? [])
  const holders = hashes.length === 0 ? [] : await findHolders(ctx.db, hashes)
  return holders.filter(({ visible }) => visible).map(({ customerId }) => customerId)
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
