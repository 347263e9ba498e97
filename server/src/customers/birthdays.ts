import type { Birthday } from '@zhike/contract/customers'
import { lunarMonthsOf } from '../calendar/calendar.ts'
import { companyDay, dayMs } from '../platform/clock/company-time.ts'
import { isDay } from '../platform/clock/parse-company-time.ts'

/** Why a birthday cannot be: not readable, no such day in its calendar, before 1900, or after today. */
export type BirthdayFault = 'unreadable' | 'no_such_day' | 'too_early' | 'in_the_future'

/** A birthday that was read, or why it was not. */
export type ReadBirthday =
  | { readonly ok: true; readonly birthday: Birthday }
  | { readonly ok: false; readonly reason: BirthdayFault }

const earliestYear = 1900
const written = /^(农历|阴历)?(?:(\d{4})[-/.])?(闰)?(\d{1,2})[-/.](\d{1,2})$/

/**
 * Reads a birthday as imports write it: `1990-05-17`, `05-17`, and in the lunar calendar `农历1990-12-30`, `农历05-05`,
 * with the leap month `农历闰4-15`, `农历1990-闰5-03`. Full-width forms and slashes or dots will do.
 *
 * @param today no birthday lies after it, in company days
 */
export function parseBirthday(text: string, today: Date): ReadBirthday {
  const match = written.exec(text.normalize('NFKC').trim())
  if (!match) return { ok: false, reason: 'unreadable' }
  const [, lunar, year, leap, month, day] = match
  if (leap && !lunar) return { ok: false, reason: 'unreadable' }
  const birthday: Birthday = {
    calendar: lunar ? 'lunar' : 'solar',
    month: Number(month),
    day: Number(day),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(leap ? { leapMonth: true } : {}),
  }
  const reason = birthdayFault(birthday, today)
  return reason ? { ok: false, reason } : { ok: true, birthday }
}

/**
 * Why this birthday cannot be, or undefined when it can. Without a year, 29 February and every lunar day from 1 to 30
 * are possible; with one, the day and the leap month must be those of that year.
 */
export function birthdayFault(birthday: Birthday, today: Date): Exclude<BirthdayFault, 'unreadable'> | undefined {
  const { calendar, year, month, day, leapMonth = false } = birthday
  if (year === undefined) {
    const possible = calendar === 'solar' ? !leapMonth && isDay(2000, month, day) : isLunarDayOfSomeYear(birthday)
    return possible ? undefined : 'no_such_day'
  }
  if (year < earliestYear) return 'too_early'
  if (year > Number(companyDay(today).slice(0, 4))) return 'in_the_future'
  if (calendar === 'solar' && (leapMonth || !isDay(year, month, day))) return 'no_such_day'
  const solarDay = calendar === 'solar' ? isoDay(year, month, day) : solarDayOf(year, month, day, leapMonth)
  if (solarDay === undefined) return 'no_such_day'
  return solarDay > companyDay(today) ? 'in_the_future' : undefined
}

/** The birthday as `parseBirthday` reads it. */
export function formatBirthday({ calendar, year, month, day, leapMonth }: Birthday): string {
  const years = year === undefined ? '' : `${String(year).padStart(4, '0')}-`
  return `${calendar === 'lunar' ? '农历' : ''}${years}${leapMonth ? '闰' : ''}${twoDigits(month)}-${twoDigits(day)}`
}

// No leap month follows the 12th or the 1st month in any year from 1900 to 2200.
function isLunarDayOfSomeYear({ month, day, leapMonth }: Birthday): boolean {
  const [first, last] = leapMonth ? [2, 11] : [1, 12]
  return inRange(month, first, last) && inRange(day, 1, 30)
}

function solarDayOf(year: number, month: number, day: number, leapMonth: boolean): string | undefined {
  const lunarMonth = lunarMonthsOf(year).find((each) => each.month === month && each.leap === leapMonth)
  if (!lunarMonth || !inRange(day, 1, lunarMonth.days)) return undefined
  return new Date(lunarMonth.firstDay + (day - 1) * dayMs).toISOString().slice(0, 10)
}

function inRange(value: number, first: number, last: number): boolean {
  return Number.isInteger(value) && value >= first && value <= last
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
