import { nameReadings } from './pinyin.ts'
import { fold, runsOf } from './runs.ts'
import { anyOf, typedText } from './search-query.ts'
import { quoteLexeme, type SearchTokens } from './search-tokens.ts'
import { cutSyllables } from './syllables.ts'

/** Keeps sounds of titles from being found by the beginning of a name; no text can bring it. */
const sign = '·'
/** Of the ways in which two neighbours can be read, so many are kept. */
const mostWays = 4
const longestInput = 60

/**
 * The sounds of a title, for its vector: of Chinese characters each two neighbours in one word with their place (空调漏水:
 * ·kongtiao:1 ·tiaolou:2 ·loushui:3). Pairs, as of the characters themselves: of whole titles from each character on,
 * as of names, nearly every lexeme would be one of a kind.
 */
export function titleSounds(title: string): SearchTokens {
  const tokens = new Map<string, number[]>()
  let place = 1
  for (const { han } of runsOf(title)) {
    if (!han) continue
    const readings = nameReadings(han)
    for (const [at, next] of readings.slice(1).entries())
      for (const pair of pairsOf(readings[at] ?? [], next))
        tokens.set(sign + pair, [...(tokens.get(sign + pair) ?? []), place + at])
    // a gap: the last character of one run and the first of the next are no neighbours
    place += han.length + 1
  }
  return tokens
}

function pairsOf(left: readonly string[], right: readonly string[]): ReadonlySet<string> {
  const ways = left.flatMap((one) => right.map((other) => one + other)).slice(0, mostWays)
  // ü is typed as v by some and as u by others
  return new Set(ways.flatMap((way) => [way, way.replaceAll('v', 'u')]))
}

/**
 * Literal for `::tsquery` that finds titles by what somebody typed as pinyin, the last syllable perhaps unfinished; empty
 * for less than two syllables, which nearly every title has. Syllables typed apart (kong tiao) belong together, words of
 * several (kongtiao loushui) may stand apart in the title.
 */
export function titleSoundQuery(input: string): string {
  const text = fold(typedText(input)).slice(0, longestInput)
  if (!/^[a-z' ]+$/.test(text)) return ''
  const words = text.replaceAll("'", ' ').split(' ').filter(Boolean)
  const isApart = words.every((word) => cutSyllables(word, 'unfinished')[0]?.length === 1)
  const terms = (isApart ? [words.join('')] : words).map(soundTerm)
  return terms.includes('') ? '' : terms.join(' & ')
}

/** A word in each way in which it can be cut into syllables, as the pairs that they are. */
const soundTerm = (letters: string): string =>
  anyOf(
    cutSyllables(letters, 'unfinished').flatMap((cut) => {
      const pairs = cut.slice(1).map((syllable, at) => quoteLexeme(sign + cut[at] + syllable))
      return pairs.length === 0 ? [] : `${pairs.join(' <-> ')}:*`
    }),
  )
