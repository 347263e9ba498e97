import { nameSyllables } from '../platform/text/pinyin.ts'
import { runsOf } from '../platform/text/runs.ts'
import { searchTokens, toTsvector } from '../platform/text/search-tokens.ts'

/** The lexemes under which a customer is found: name with pinyin and initials, and tags; never an identifier. */
export const customerSearchTokens = (customer: { readonly name: string; readonly tags: readonly string[] }): string[] =>
  searchTokens({ names: [customer.name], words: customer.tags })

/** The literal of the column `search`, to be cast with `::tsvector`. */
export const customerSearch = (customer: { readonly name: string; readonly tags: readonly string[] }): string =>
  toTsvector(customerSearchTokens(customer))

/** The column `sort_name`: the name's pinyin, then the name itself, so that lists stand in the order of the alphabet. */
export function sortName(name: string): string {
  const letters = runsOf(name).map(({ text, han }) => (han ? nameSyllables(han).join(' ') : text))
  return `${letters.join(' ')} ${name}`.trim()
}
