import { searchQuery } from '../platform/text/search-query.ts'
import { quoteLexeme, searchTokens, tokensVersion, toTsvector } from '../platform/text/search-tokens.ts'
import { titleSoundQuery, titleSounds } from '../platform/text/title-sounds.ts'
import type { ListWish } from './ticket-lists.queries.ts'

/** What a ticket is found by. */
interface TicketTexts {
  readonly title: string
  readonly description: string
  readonly customerName: string
}

/** Stands in every vector and says which texts are in it, and by which rules; raised when tickets are found by more. */
export const searchVersion = `${tokensVersion}·2`

/** The literal of the column `search`: words of title and description, sounds of the title, the customer's name with pinyin and initials. */
export function ticketSearch({ title, description, customerName }: TicketTexts): string {
  const tokens = searchTokens({ names: [customerName], words: [title, description] })
  return `${toTsvector(tokens)} ${toTsvector(titleSounds(title))} ${quoteLexeme(searchVersion)}`
}

/** What a search means: the beginning of a number (of the common rule also without T-), or words of title, description and customer's name, or the sounds of its title. */
export function readSearch(text: string | undefined): ListWish {
  if (text === undefined || text === '') return {}
  const tsquery = [searchQuery(text).tsquery, titleSoundQuery(text)].filter((part) => part !== '').join(' | ')
  const number = readNumber(text.normalize('NFKC').toUpperCase())
  if (tsquery === '' && number === undefined) return nothing
  return {
    ...(tsquery === '' ? {} : { query: tsquery }),
    ...(number === undefined ? {} : { numberFrom: number, numberTo: `${number}:` }),
  }
}

/** The beginning of a number, as rules of types make them; one without a prefix is of the common rule. */
function readNumber(text: string): string | undefined {
  const common = /^(?:T-?)?(\d{2,6}(?:-\d{0,15})?)$/.exec(text)?.[1]
  if (common !== undefined) return `T-${common}`
  return /^[A-Z][A-Z0-9]{1,7}$|^[A-Z][A-Z0-9]{0,7}-(?:\d{1,15}(?:-\d{0,15})?)?$/.test(text) ? text : undefined
}

/** Neither letters nor a number were typed: nothing is found, rather than everything. */
const nothing: ListWish = { numberFrom: '', numberTo: '' }
