import type { Ctx } from '../platform/ctx.ts'
import { type NearMisses, nearMisses } from '../platform/text/near-misses.ts'
import { searchQuery } from '../platform/text/search-query.ts'
import { anyCandidate, findCandidates, type Wanted } from './candidates.queries.ts'
import type { ListWish } from './customer-lists.queries.ts'
import { findByIdentity } from './identity-search.ts'

/**
 * What a search means for a list: words and pinyin, the beginning of a customer number, a whole phone, e-mail, WeChat or
 * external number, or the last digits (four at least) of a phone; and when nobody in sight is that, near misses.
 * Nothing is wished when nothing was typed.
 */
export async function readSearch(ctx: Ctx, text: string | undefined): Promise<ListWish> {
  if (text === undefined || text === '') return {}
  const { tsquery, digits } = searchQuery(text)
  const ids = [...(await findByIdentity(ctx, text, digits)).keys()]
  const wish: ListWish = { ...(tsquery === '' ? {} : { query: tsquery }), ...numberRange(text), ids }
  const near = ids.length === 0 && wish.numberFrom === undefined ? nearMisses(text) : undefined
  if (!near || (await anyCandidate(ctx.db, { query: tsquery }))) return wish
  for (const wanted of nearWishes(near)) {
    const close = (await findCandidates(ctx.db, wanted, [])).filter(({ name }) => near.match(name))
    if (close.length > 0) return { ids: close.map(({ id }) => id) }
  }
  return wish
}

/** What near misses are looked for by, one after the other. */
export const nearWishes = ({ sounds, typos }: NearMisses): Wanted[] => [
  ...(sounds === '' ? [] : [{ query: sounds }]),
  ...typos.map((query): Wanted => ({ query, rare: true })),
]

/** The customer numbers that begin with what was typed, such as `c-2406` or `240611-0042`. */
export function numberRange(text: string): Pick<Wanted, 'numberFrom' | 'numberTo'> {
  const typed = text.normalize('NFKC').trim().toUpperCase()
  const [, number] = /^C-([\d-]{1,20})$/.exec(typed) ?? /^(\d{6}-\d{0,10})$/.exec(typed) ?? []
  return number === undefined ? {} : { numberFrom: `C-${number}`, numberTo: `C-${number}:` }
}
