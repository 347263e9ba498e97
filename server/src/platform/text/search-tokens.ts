import { nameSyllables, otherReading } from './pinyin.ts'
import { cutLexeme, runsOf } from './runs.ts'

/** The texts of a thing that is to be found: names are found by pinyin too, words only as they are written. */
export interface SearchTexts {
  readonly names: readonly string[]
  readonly words?: readonly string[]
}

/**
 * The lexemes under which a thing is found, for a tsvector of the configuration `simple`; each once.
 *
 * Of a run of Chinese characters: every character and every pair of neighbours (张 三 丰 张三 三丰). Of Chinese
 * characters in names also, from each character to the end, the pinyin in one word (zhangsanfeng sanfeng feng) and the
 * initials (zsf sf), so that any part is found as a prefix; where a character of a name has a second usual reading,
 * the same with that one. Of other letters and digits: the words in lower case without accents. A name of three
 * characters makes 10 lexemes.
 */
export function searchTokens(texts: SearchTexts): string[] {
  const tokens = new Set<string>()
  for (const name of texts.names) {
    for (const run of runsOf(name)) {
      addRun(tokens, run.han, run.text)
      if (run.han) addPinyin(tokens, run.han)
    }
  }
  for (const word of texts.words ?? []) {
    for (const run of runsOf(word)) addRun(tokens, run.han, run.text)
  }
  return [...tokens]
}

/**
 * The literal of a tsvector with these lexemes, to be cast with `::tsvector` or sent by COPY (which wants its own
 * escaping on top).
 */
export function toTsvector(tokens: readonly string[]): string {
  return tokens.map(quoteLexeme).join(' ')
}

/** A lexeme as tsvector and tsquery literals want it. */
export function quoteLexeme(lexeme: string): string {
  return `'${/['\\]/.test(lexeme) ? lexeme.replace(/['\\]/g, '$&$&') : lexeme}'`
}

function addRun(tokens: Set<string>, han: readonly string[] | undefined, text: string): void {
  if (!han) {
    tokens.add(text)
    return
  }
  for (const [at, character] of han.entries()) {
    tokens.add(character)
    const next = han[at + 1]
    if (next !== undefined) tokens.add(character + next)
  }
}

function addPinyin(tokens: Set<string>, han: readonly string[]): void {
  const syllables = nameSyllables(han)
  addSuffixes(tokens, syllables, syllables.length)
  const others = han.map((character, at) => otherReading(character, syllables[at] ?? ''))
  const last = others.findLastIndex((other) => other !== undefined)
  if (last < 0) return
  const otherSyllables = syllables.map((syllable, at) => others[at] ?? syllable)
  addSuffixes(tokens, otherSyllables, last + 1)
}

function addSuffixes(tokens: Set<string>, syllables: readonly string[], count: number): void {
  for (let at = 0; at < count; at++) {
    const suffix = syllables.slice(at)
    const joined = cutLexeme(suffix.join(''))
    tokens.add(joined)
    // ü is typed as v by some and as u by others.
    if (joined.includes('v')) tokens.add(joined.replaceAll('v', 'u'))
    if (suffix.length > 1) tokens.add(cutLexeme(suffix.map(initialOf).join('')))
  }
}

function initialOf(syllable: string): string {
  return String.fromCodePoint(syllable.codePointAt(0) ?? 0)
}
