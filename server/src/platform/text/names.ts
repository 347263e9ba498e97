import { tidyText } from './tidy-text.ts'

// Keyboards and fonts have many dots for the names of the Uyghur and others (阿卜杜拉·买买提).
const dots = /[\u2022\u2027\u2219\u22c5\u2e31\u30fb\u00b7\uff65\u2024]/g
const spaceBesideHan = /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu
const han = /^[\u4e00-\u9fff]*$/

/** A name as it is kept and shown: one Unicode form, single spaces, one kind of middle dot, nothing invisible. */
export function normalizeName(name: string): string {
  if (han.test(name)) return name
  return tidyText(name).replace(dots, '·')
}

/**
 * What two spellings of one name share, for finding duplicates: the normalised name in lower case, without spaces
 * beside Chinese characters and without middle dots.
 */
function nameKey(name: string): string {
  if (han.test(name)) return name
  return normalizeName(name).toLowerCase().replace(spaceBesideHan, '').replaceAll('·', '')
}

/** Whether two names are the same to the eye: `张 三` and `张三`, `Ｌｉ Wei` and `li  wei`. */
export function sameName(left: string, right: string): boolean {
  return nameKey(left) === nameKey(right)
}
