import { nameReadings } from './pinyin.ts'
import { fold, type Run, runsOf } from './runs.ts'
import { initialOf, quoteLexeme, tokensVersion } from './search-tokens.ts'
import { cutMixed, cutSyllables, isPinyin } from './syllables.ts'

/** What somebody typed into the one search box, read in every way it can be meant. */
export interface SearchQuery {
  /**
   * Literal for `::tsquery` that finds what `searchTokens` made; empty when the input has no letter or digit. Of
   * syllables mixed with initials it may find too much: `matchText` decides.
   */
  readonly tsquery: string
  /** The digits, when the input is at least four of them with nothing but signs of telephone numbers between. */
  readonly digits?: string
}

const longestInput = 100
const mostTerms = 12
/** More characters in a row say nothing more. */
const longestPhrase = 16

/**
 * Reads a search: every part of the input must be found. Chinese characters are found anywhere, simplified or
 * traditional; letters and digits at the beginning of a word, of the pinyin of any part of a name (`zhangsan`, `zhang
 * san`, `sanf`), of its initials (`zs`, `zsf`), or of both mixed, also with characters (`zhangsf`, `张sf`). A single
 * letter must be a whole word, else it would find everything. Only the first 100 characters and 12 terms count.
 */
export function searchQuery(input: string): SearchQuery {
  const text = typedText(input)
  const terms = new Set(text.split(/\s+/u).flatMap((word) => termsOf(runsOf(word))))
  const phone = /^\+?[\d\s\-()（）]+$/.test(text) ? text.replace(/\D/g, '') : ''
  return {
    tsquery: [...terms].slice(0, mostTerms).join(' & '),
    ...(phone.length >= 4 ? { digits: phone } : {}),
  }
}

/** The part of an input that counts. Tones written as digits (zhang1 san1) are taken off. */
export function typedText(input: string): string {
  const text = input.slice(0, longestInput).toWellFormed().normalize('NFKC').trim()
  const toned = text.match(/^(?:[a-zü]{2,6}[1-5]\s*)+$/iu) ? text.replace(/[1-5]/g, '') : text
  return isPinyin(fold(toned).replace(/\s/g, '')) ? toned : text
}

/** Characters one after the other, as a term of a tsquery. */
export function hanTerm(han: readonly string[]): string {
  const [first = '', second, ...others] = han.slice(0, longestPhrase)
  if (second === undefined) return quoteLexeme(first)
  const pairs = [first, second, ...others].slice(1).map((character, at) => quoteLexeme((han[at] ?? '') + character))
  if (pairs.length === 1) return pairs.join('')
  // rows that wait for their new vectors have pairs without places
  return `(${pairs.join(' <-> ')} | ${pairs.join(' & ')} & !${quoteLexeme(tokensVersion)})`
}

function termsOf(runs: readonly Run[]): string[] {
  return runs.flatMap((run, at) => {
    const { text, han } = run
    if (han) return [hanTerm(han)]
    const beside = (runs[at - 1] ?? runs[at + 1])?.han !== undefined
    // one letter beside characters is the initial of a neighbour: 张s
    if (beside && /^[a-z]+$/.test(text)) return besideHan(runs, at)
    if (text.length === 1) return [quoteLexeme(text)]
    return [anyOf([prefix(text), ...mixed(text)])]
  })
}

/** Letters right before or after characters go on in the same name: the initials of both together say where, unless they are a word. */
function besideHan(runs: readonly Run[], at: number): string[] {
  const before = runs[at - 1]?.han
  const letters = runs[at]?.text ?? ''
  if (!before) return letters.length === 1 ? [] : [anyOf([prefix(letters), ...mixed(letters)])]
  const asWord = letters.length === 1 ? quoteLexeme(letters) : prefix(letters)
  const readings = nameReadings(before).map((each) => new Set(each.map(initialOf)))
  const starts = readings.reduce<string[]>(
    (ways, next) => ways.flatMap((way) => [...next].map((initial) => way + initial)).slice(0, 4),
    [''],
  )
  const ends = new Set([initialOf(letters), ...cutMixed(letters).map(initialsOf)])
  if (/^[a-z]{2,4}$/.test(letters)) ends.add(letters)
  return [anyOf([asWord, ...starts.flatMap((start) => [...ends].map((end) => prefix(start + end)))])]
}

function mixed(letters: string): string[] {
  // what is pinyin throughout needs no second reading
  if (!/^[a-z]{3,24}$/.test(letters) || cutSyllables(letters, 'unfinished').length > 0) return []
  // every way costs a look at very many names, and the one of fewest pieces is meant
  const ways = cutMixed(letters)
    .slice(0, 1)
    .map((pieces) => {
      const [first = ''] = pieces
      return first.length > 2 || (first.length === 2 && !first.endsWith('h'))
        ? `${prefix(first)} & ${prefix(initialsOf(pieces))}`
        : prefix(initialsOf(pieces))
    })
  return ways
}

const initialsOf = (pieces: readonly string[]) => pieces.map(initialOf).join('')
const prefix = (text: string) => `${quoteLexeme(text)}:*`

/** One of several terms. */
export const anyOf = (terms: readonly string[]): string =>
  terms.length > 1 ? `(${terms.join(' | ')})` : terms.join('')
