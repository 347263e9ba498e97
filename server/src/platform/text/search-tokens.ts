import { nameReadings } from './pinyin.ts'
import { cutLexeme, runsOf } from './runs.ts'

/** The texts of a thing that is to be found: names are found by pinyin too, words only as they are written. */
export interface SearchTexts {
  readonly names: readonly string[]
  readonly words?: readonly string[]
}

/**
 * Stands in every vector and says which rules made it. Rows without it are made anew in the background; it has a sign
 * that no text can bring. A change of the rules below, of readings or of folding, raises it.
 */
export const tokensVersion = '·2'

/** Of the ways in which the characters of a name with several readings can be read, so many are kept. */
const mostWays = 4

/** The lexemes of a vector, with their places where the order of them matters. */
export type SearchTokens = ReadonlyMap<string, readonly number[]>

/**
 * The lexemes under which a thing is found, for a tsvector of the configuration `simple`; each once.
 *
 * Of a run of Chinese characters, all in simplified ones: every character and every pair of neighbours with its place
 * (张 三 丰 张三:1 三丰:2), so that a longer part is a phrase of pairs. Of Chinese characters in names also, from each
 * character to the end, the pinyin in one word (zhangsanfeng sanfeng feng) and the initials (zsf sf), so that any part
 * is found as a prefix; where characters have several usual readings, the same with each. Of other letters and digits:
 * the words in lower case without accents. A name of three characters makes 10 lexemes and the version.
 */
export function searchTokens(texts: SearchTexts): SearchTokens {
  const tokens = new Map<string, number[]>([[tokensVersion, []]])
  let place = 1
  const addRuns = (text: string, isName: boolean) => {
    for (const { han, text: word } of runsOf(text)) {
      if (!han) {
        add(tokens, word)
        continue
      }
      addHan(tokens, han, place)
      if (isName) addPinyin(tokens, han)
      // a gap: the last character of one run and the first of the next are no neighbours
      place += han.length + 1
    }
  }
  for (const name of texts.names) addRuns(name, true)
  for (const word of texts.words ?? []) addRuns(word, false)
  return tokens
}

/**
 * The literal of a tsvector with these lexemes, to be cast with `::tsvector` or sent by COPY (which wants its own
 * escaping on top).
 */
export function toTsvector(tokens: SearchTokens): string {
  const lexemes: string[] = []
  for (const [lexeme, places] of tokens)
    lexemes.push(places.length === 0 ? quoteLexeme(lexeme) : `${quoteLexeme(lexeme)}:${places.join(',')}`)
  return lexemes.join(' ')
}

/** A lexeme as tsvector and tsquery literals want it. */
export function quoteLexeme(lexeme: string): string {
  return `'${/['\\]/.test(lexeme) ? lexeme.replace(/['\\]/g, '$&$&') : lexeme}'`
}

/** PostgreSQL knows places up to here, and keeps at most so many of one lexeme. */
const lastPlace = 16_383
const mostPlaces = 200

function add(tokens: Map<string, number[]>, lexeme: string, place?: number) {
  const places = tokens.get(lexeme)
  if (!places) tokens.set(lexeme, place === undefined ? [] : [place])
  else if (place !== undefined && place <= lastPlace && places.length < mostPlaces) places.push(place)
}

function addHan(tokens: Map<string, number[]>, han: readonly string[], from: number) {
  for (const [at, character] of han.entries()) {
    add(tokens, character)
    const next = han[at + 1]
    if (next !== undefined) add(tokens, character + next, Math.min(from + at, lastPlace))
  }
}

function addPinyin(tokens: Map<string, number[]>, han: readonly string[]) {
  let ways: readonly (readonly string[])[] = [[]]
  for (const [back, readings] of nameReadings(han).reverse().entries()) {
    ways = ways.flatMap((way) => readings.map((reading) => [reading, ...way])).slice(0, mostWays)
    for (const way of ways) {
      const joined = cutLexeme(way.join(''))
      add(tokens, joined)
      // ü is typed as v by some and as u by others.
      if (joined.includes('v')) add(tokens, joined.replaceAll('v', 'u'))
      if (back > 0) add(tokens, cutLexeme(way.map(initialOf).join('')))
    }
  }
}

/** The first letter of a syllable, by which it is found among initials. */
export function initialOf(syllable: string): string {
  return String.fromCodePoint(syllable.codePointAt(0) ?? 0)
}
