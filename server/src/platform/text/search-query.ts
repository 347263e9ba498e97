import { type Run, runsOf } from './runs.ts'
import { quoteLexeme, searchTokens } from './search-tokens.ts'

/** What somebody typed into the one search box, read in every way it can be meant. */
export interface SearchQuery {
  /**
   * Literal for `::tsquery` that finds what `searchTokens` made; empty when the input has no letter or digit. It may
   * find too much for three and more Chinese characters: `matchesText` decides.
   */
  readonly tsquery: string
  /** The digits, when the input is at least four of them with nothing but signs of telephone numbers between. */
  readonly digits?: string
  /** The input, when it looks like an e-mail address. */
  readonly email?: string
}

const longestInput = 100
const mostTerms = 12

/**
 * Reads a search: every part of the input must be found. Chinese characters are found anywhere; letters and digits at
 * the beginning of a word, of the pinyin of any part of a name (`zhangsan`, `zhang san`, `sanf`), or of its initials
 * (`zs`, `zsf`). A single letter must be a whole word, else it would find everything. Only the first 100 characters and
 * 12 terms count.
 */
export function searchQuery(input: string): SearchQuery {
  const text = typed(input)
  const terms = new Set(runsOf(text).flatMap(termsOf))
  const phone = /^\+?[\d\s\-()（）]+$/.test(text) ? text.replace(/\D/g, '') : ''
  return {
    tsquery: [...terms].slice(0, mostTerms).join(' & '),
    ...(phone.length >= 4 ? { digits: phone } : {}),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? { email: text } : {}),
  }
}

/** Whether a name really has every part of the input, as `searchQuery` says. */
export function matchesText(name: string, input: string): boolean {
  const han = runsOf(name).flatMap((run) => (run.han ? [run.text] : []))
  const tokens = searchTokens({ names: [name] })
  return runsOf(typed(input)).every((run) =>
    run.han ? han.some((part) => part.includes(run.text)) : tokens.some((token) => startsWith(token, run.text)),
  )
}

function typed(input: string): string {
  return input.slice(0, longestInput).toWellFormed().trim()
}

function startsWith(token: string, part: string): boolean {
  return part.length === 1 ? token === part : token.startsWith(part)
}

function termsOf(run: Run): string[] {
  if (!run.han) return [run.text.length === 1 ? quoteLexeme(run.text) : `${quoteLexeme(run.text)}:*`]
  const [first = '', ...others] = run.han
  if (others.length === 0) return [quoteLexeme(first)]
  return others.map((character, at) => quoteLexeme((run.han?.[at] ?? '') + character))
}
