import { SolarTerm } from 'tyme4ts'
import { dayMs, instantOf } from '../platform/clock/company-time.ts'
import { publicHolidays } from './holidays.ts'
import { occasionsOf } from './occasions.ts'
import { OutOfCalendar, type WorkingCalendar } from './working-time.ts'

// Days are numbers here: days since 1 January 1970 by the company's clock.

function planOf({ first, plans }: WorkingCalendar, day: number) {
  const plan = plans[day - first]
  if (!plan) throw new OutOfCalendar()
  return plan
}

/** Throws OutOfCalendar. */
export const isWorked = (calendar: WorkingCalendar, day: number): boolean => planOf(calendar, day).periods.length > 0

/** The n-th day after this one that is worked; before it when n is negative. Throws OutOfCalendar. */
export function workedDayFrom(calendar: WorkingCalendar, day: number, n: number): number {
  const step = Math.sign(n)
  let found = day
  for (let left = Math.abs(n); left > 0; ) {
    found += step
    if (isWorked(calendar, found)) left--
  }
  return found
}

/** When work ends on a day; on a day of rest when it would, as on the day worked before. Throws OutOfCalendar. */
export function closingOf(calendar: WorkingCalendar, day: number): Date {
  const worked = isWorked(calendar, day) ? day : workedDayFrom(calendar, day, -1)
  const minutes = planOf(calendar, worked).periods.at(-1)?.to ?? 0
  return new Date(instantOf(day * dayMs + minutes * 60_000))
}

/** A public holiday from its first to its last day. */
interface Holiday {
  readonly name: string
  readonly first: number
  readonly last: number
}

const dayOf = (date: string) => Date.parse(date) / dayMs

/** Those that the State Council decided, in order. */
function decidedHolidays(): Holiday[] {
  const runs: { name: string; first: number; last: number }[] = []
  for (const [date, { name, working }] of [...publicHolidays].toSorted(([one], [other]) => one.localeCompare(other))) {
    const [day, last] = [dayOf(date), runs.at(-1)]
    if (working) continue
    if (last?.name === name && last.last === day - 1) last.last = day
    else runs.push({ name, first: day, last: day })
  }
  return runs
}

const decided = decidedHolidays()
const decidedUntil = new Date((decided.at(-1)?.last ?? 0) * dayMs).getUTCFullYear()

/** Of a year that is not decided yet, the festivals themselves: one day each. */
function undecided(year: number): Holiday[] {
  const on = (name: string, calendar: 'solar' | 'lunar', month: number, day: number) =>
    occasionsOf({ calendar, month, day, leap: false }, 'ordinary_month', year, year).map((date) => ({
      name,
      first: dayOf(date),
      last: dayOf(date),
    }))
  // 清明 is the seventh solar term, counted from the winter solstice before the year
  const clear = SolarTerm.fromIndex(year, 7).getSolarDay()
  return [
    ...on('元旦', 'solar', 1, 1),
    ...on('春节', 'lunar', 1, 1),
    ...on('清明节', 'solar', clear.getMonth(), clear.getDay()),
    ...on('劳动节', 'solar', 5, 1),
    ...on('端午节', 'lunar', 5, 5),
    ...on('中秋节', 'lunar', 8, 15),
    ...on('国庆节', 'solar', 10, 1),
  ].sort((one, other) => one.first - other.first)
}

/** The next public holiday that ends on this day or later; with a name the next of that name. */
export function nextHoliday(day: number, name = ''): Holiday | undefined {
  const year = new Date(day * dayMs).getUTCFullYear()
  const coming = [year, year + 1].filter((each) => each > decidedUntil).flatMap(undecided)
  return [...decided, ...coming].find((holiday) => holiday.last >= day && holiday.name.includes(name))
}
