// Control characters and those without a width of their own: zero-width spaces and joiners, direction marks,
// byte-order marks, variation selectors, fillers. They make two texts differ that look the same.
const invisible = /\p{Cc}|\p{Default_Ignorable_Code_Point}/gu
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]/g
const spaces = /\s+/g
const plain = /^[\u4e00-\u9fff]*$|^(?:[!-~]+ )*[!-~]+$/

/**
 * The text in one form only: Unicode NFKC (full-width letters and digits become ordinary ones), no control or
 * zero-width characters, any run of white space one space, none at the ends. Idempotent.
 */
export function tidyText(text: string): string {
  if (plain.test(text)) return text
  let tidied = text.normalize('NFKC')
  tidied = tidied.replace(lineBreaks, ' ').replace(invisible, '')
  // Taking a character out may bring two together that combine.
  return tidied.normalize('NFKC').replace(spaces, ' ').trim()
}
