import { dayMs } from '../platform/clock/company-time.ts'
import { type LunarMonthOfYear, lunarMonthsOf } from './lunar-months.ts'

/** A day that comes back every year. */
export interface YearlyDay {
  readonly calendar: 'solar' | 'lunar'
  readonly month: number
  readonly day: number
  /** The lunar month is a leap month. */
  readonly leap: boolean
}

/**
 * Where a day of a leap month falls in a year that has this leap month: in it, or in the ordinary month of the same
 * number. In a year without it, it is always the ordinary month.
 */
export type LeapMonthPolicy = 'same_leap_month' | 'ordinary_month'

/**
 * The days (`YYYY-MM-DD`) on which it falls in the solar years `from` to `to`, in order. The 30th of a month of 29 days
 * is its last day, and so is 29 February; a lunar day may fall into one solar year twice, or not at all.
 */
export function occasionsOf(yearly: YearlyDay, policy: LeapMonthPolicy, from: number, to: number): string[] {
  const inYear =
    yearly.calendar === 'solar' ? solarDay : (each: YearlyDay, year: number) => lunarDay(each, year, policy)
  // the last lunar month of a year lies mostly in the next solar year
  const years = Array.from({ length: to - from + 2 }, (_, n) => from - 1 + n)
  return years
    .map((year) => inYear(yearly, year))
    .filter((day) => Number(day.slice(0, 4)) >= from && Number(day.slice(0, 4)) <= to)
}

function solarDay({ month, day }: YearlyDay, year: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isoDay(Date.UTC(year, month - 1, Math.min(day, last)))
}

function lunarDay({ month, day, leap }: YearlyDay, year: number, policy: LeapMonthPolicy): string {
  const named = lunarMonthsOf(year).filter((each) => each.month === month)
  const wantsLeapMonth = leap && policy === 'same_leap_month'
  // every year has the ordinary month, and the leap month comes after it
  const { firstDay, days } = (wantsLeapMonth ? named.at(-1) : named[0]) as LunarMonthOfYear
  return isoDay(firstDay + (Math.min(day, days) - 1) * dayMs)
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10)
