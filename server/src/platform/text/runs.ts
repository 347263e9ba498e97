import { simplify } from './simplify.ts'

/** Neighbouring characters of one sort: Chinese (with the characters one by one), or other letters and digits. */
export interface Run {
  readonly text: string
  readonly han?: readonly string[]
}

const runs = /([\p{Script=Han}&&[\p{L}\p{N}]]+)|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv
const onlyHan = /^[\u4e00-\u9fff]{1,16}$/
const onlyPlain = /^[a-z0-9]{1,24}$/
const accents = /(?<=\p{Script=Latin})\p{M}+/gu
const longestLexeme = 24

/**
 * Cuts a text into runs of Chinese characters and runs of other letters and digits, in lower case, in one Unicode form,
 * Chinese in simplified characters and without accents on Latin letters; everything else only separates. A run of
 * letters ends after 24 characters.
 */
export function runsOf(text: string): Run[] {
  if (onlyHan.test(text)) return [hanRun(text.split(''))]
  if (onlyPlain.test(text)) return [{ text }]
  return Array.from(fold(text).matchAll(runs), ([run, han]) =>
    han === undefined ? { text: cutLexeme(run) } : hanRun(Array.from(han)),
  )
}

/** Lower case, one Unicode form, no accents on Latin letters; Chinese characters stay as they are. */
export const fold = (text: string): string =>
  text.normalize('NFKC').toLowerCase().normalize('NFD').replace(accents, '').normalize('NFC')

/** The first 24 characters: longer lexemes help nobody, and a query cut alike still finds them. */
export function cutLexeme(text: string): string {
  return text.length > longestLexeme ? Array.from(text).slice(0, longestLexeme).join('') : text
}

function hanRun(written: readonly string[]): Run {
  const han = written.map(simplify)
  return { text: han.join(''), han }
}
