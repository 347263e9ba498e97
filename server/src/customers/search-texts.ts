import { nameSyllables } from '../platform/text/pinyin.ts'
import { runsOf } from '../platform/text/runs.ts'
import { searchTokens, toTsvector } from '../platform/text/search-tokens.ts'

/**
 * The literal of the column `search`, to be cast with `::tsvector`: name and former names with pinyin and
 * initials, and tags; never an identifier.
 */
export const customerSearch = ({ name, formerNames = [], tags }: Searched): string =>
  toTsvector(searchTokens({ names: [name, ...formerNames], words: tags }))

interface Searched {
  readonly name: string
  readonly formerNames?: readonly string[]
  readonly tags: readonly string[]
}

/** So many names that a customer had before are kept. */
const mostFormer = 5

/** Whoever is renamed is found by the name before too; a name that comes back is no former one. */
export const formerNamesAfter = (former: readonly string[], before: string, name: string): string[] =>
  [...former.filter((one) => one !== before && one !== name), ...(before === name ? [] : [before])].slice(-mostFormer)

/** The column `sort_name`: the name's pinyin, then the name itself, so that lists stand in the order of the alphabet. */
export function sortName(name: string): string {
  const letters = runsOf(name).map(({ text, han }) => (han ? nameSyllables(han).join(' ') : text))
  return `${letters.join(' ')} ${name}`.trim()
}
