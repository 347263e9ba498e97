import { searchQuery } from '../platform/text/search-query.ts'
import { searchTokens, toTsvector } from '../platform/text/search-tokens.ts'
import type { ListWish } from './tickets.queries.ts'

/** The literal of the column `search`: words of the title, the customer's name with pinyin and initials. */
export const ticketSearch = (texts: { readonly title: string; readonly customerName: string }): string =>
  toTsvector(searchTokens({ names: [texts.customerName], words: [texts.title] }))

/** What a search means: the beginning of a number (with or without T-), or words of title and customer's name. */
export function readSearch(text: string | undefined): ListWish {
  if (text === undefined || text === '') return {}
  const { tsquery } = searchQuery(text)
  const number = /^(?:T-?)?(\d{2,6}(?:-\d{0,15})?)$/.exec(text.normalize('NFKC').toUpperCase())?.[1]
  if (tsquery === '' && number === undefined) return nothing
  return {
    ...(tsquery === '' ? {} : { query: tsquery }),
    ...(number === undefined ? {} : { numberFrom: `T-${number}`, numberTo: `T-${number}:` }),
  }
}

/** Neither letters nor a number were typed: nothing is found, rather than everything. */
const nothing: ListWish = { numberFrom: '', numberTo: '' }
