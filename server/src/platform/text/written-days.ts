import { type DayOrder, westernDay } from './western-days.ts'

const chinese = /^(\d{4}|\d{2})年(\d{1,2})月(\d{1,2})[日号]?/
const dotted = /^(\d{4}(?=[-./])|\d{2}(?=[./])|(?:3[2-9]|[4-9]\d)(?=-))[-./](\d{1,2})[-./](\d{1,2})(?=$|\s|\.$)/
const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:(\d{2})(\d{2})(\d{2}))?$/
const withoutYear = /^(\d{1,2})月(\d{1,2})[日号]?$/
const serial = /^[1-9]\d{4}(?:\.\d+)?$/

/**
 * A day as people write it in a spreadsheet (1990年5月17日, 1990.5.17, 90.5.17, 19900517, 5月17日, 17.05.1990, 5/17/1990), or
 * as a spreadsheet counts days (33010), as `1990-05-17`, with the time behind it unless that is midnight (上午10:30,
 * 10时30分); anything else as it is, also what could be two days (5/6/1990) unless `order` says which. Of two digits, those
 * up to this year's are of this century: what is written lies behind us.
 */
export function readDay(text: string, now: Date, order: DayOrder | null = null): string {
  const plain = text.normalize('NFKC').trim()
  if (serial.test(plain)) return dayOf(Number(plain))
  const [, lunar = '', written = ''] = /^(农历|阴历)?\s*(.*)$/s.exec(plain) ?? []
  const short = withoutYear.exec(written)
  if (short) return `${lunar}${two(short[1])}-${two(short[2])}`
  const whole = compact.exec(written)
  if (whole) return `${lunar}${whole.slice(1, 4).join('-')}${withTime(whole.slice(4).filter(Boolean).join(':'))}`
  const western = westernDay(written, order)
  if (western) return `${lunar}${western.day}${withTime(written.slice(western.length))}`
  const found = chinese.exec(written) ?? dotted.exec(written)
  if (!found) return plain
  const [all, year = '', month, day] = found
  return `${lunar}${fullYear(year, now)}-${two(month)}-${two(day)}${withTime(written.slice(all.length))}`
}

const fullYear = (year: string, now: Date) =>
  year.length === 4 ? year : `${Number(year) > now.getUTCFullYear() % 100 ? '19' : '20'}${year}`
const two = (number: string | undefined) => (number ?? '').padStart(2, '0')

const clock = /^(上午|早上|凌晨|中午|下午|晚上)?\s*(\d{1,2})[:时点](?:(\d{1,2})(?:[:分](\d{1,2})?秒?|分)?)?$/

/** A time behind a day, in 24 hours; nothing at midnight, which spreadsheets put behind every day. */
function withTime(written: string): string {
  const rest = written.trim().replace(/^\.$/, '')
  const [, half = '', hours = '', minutes, seconds] = clock.exec(rest) ?? []
  if (hours === '') return rest === '' ? '' : ` ${rest}`
  const isLater = /下午|晚上/.test(half) && Number(hours) < 12
  const time = `${two(isLater ? String(Number(hours) + 12) : hours)}:${two(minutes)}${seconds ? `:${two(seconds)}` : ''}`
  return /^00:00(:00)?$/.test(time) ? '' : ` ${time}`
}

/** Days and parts of a day since the end of 1899. */
function dayOf(days: number): string {
  const moment = new Date(Math.round((days - 25_569) * 86_400) * 1_000).toISOString()
  return `${moment.slice(0, 10)}${withTime(moment.slice(11, 19))}`
}
