const chinese = /^(\d{4}|\d{2})年(\d{1,2})月(\d{1,2})[日号]?/
const dotted = /^(\d{4}|\d{2})[./](\d{1,2})[./](\d{1,2})(?=$|\s)/
const compact = /^(19|20)(\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])$/
const withoutYear = /^(\d{1,2})月(\d{1,2})[日号]?$/

/**
 * A day as people write it in a spreadsheet (1990年5月17日, 1990.5.17, 90.5.17, 19900517, 5月17日, a time behind it) as
 * `1990-05-17`; anything else as it is. Of two digits, those up to next year's are of this century.
 */
export function readDay(text: string): string {
  const plain = text.normalize('NFKC').trim()
  const [, lunar = '', written = ''] = /^(农历|阴历)?\s*(.*)$/s.exec(plain) ?? []
  const short = withoutYear.exec(written)
  if (short) return `${lunar}${two(short[1])}-${two(short[2])}`
  const whole = compact.exec(written)
  if (whole) return `${lunar}${whole[1]}${whole[2]}-${whole[3]}-${whole[4]}`
  const found = chinese.exec(written) ?? dotted.exec(written)
  if (!found) return plain
  const [all, year = '', month, day] = found
  const rest = written.slice(all.length).trim()
  return `${lunar}${fullYear(year)}-${two(month)}-${two(day)}${rest === '' ? '' : ` ${rest}`}`
}

/** Birthdays and orders lie behind us: 27 and later is of the last century. */
const fullYear = (year: string) => (year.length === 4 ? year : `${Number(year) > 26 ? '19' : '20'}${year}`)
const two = (number: string | undefined) => (number ?? '').padStart(2, '0')
