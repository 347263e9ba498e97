import { nameSyllables } from '../platform/text/pinyin.ts'
import { runsOf } from '../platform/text/runs.ts'
import { searchTokens, toTsvector } from '../platform/text/search-tokens.ts'

/**
 * The literal of the column `search`, to be cast with `::tsvector`: name with pinyin and initials, and tags; never an
 * identifier.
 */
export const customerSearch = ({ name, tags }: { readonly name: string; readonly tags: readonly string[] }): string =>
  toTsvector(searchTokens({ names: [name], words: tags }))

/** The column `sort_name`: the name's pinyin, then the name itself, so that lists stand in the order of the alphabet. */
export function sortName(name: string): string {
  const letters = runsOf(name).map(({ text, han }) => (han ? nameSyllables(han).join(' ') : text))
  return `${letters.join(' ')} ${name}`.trim()
}
