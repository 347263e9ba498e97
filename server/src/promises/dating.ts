import { closingOf, isWorked, nextHoliday, type WorkingCalendar, workedDayFrom } from '../calendar/calendar.ts'
import { dayMs, instantOf, readingAt } from '../platform/clock/company-time.ts'
import { isDay } from '../platform/clock/parse-company-time.ts'
import { type DayMeant, parts } from './phrases.ts'

// Days are numbers: days since 1 January 1970 by the company's clock.

/** What time of a day somebody means: none of it when work ends. */
export interface TimeMeant {
  readonly part?: string
  /** Whether the part is where it ends (明天中午前). */
  readonly before?: boolean
  /** Minutes after midnight as said, in twelve or twenty-four hours; `exact` when written as 15:30. */
  readonly clock?: { readonly minutes: number; readonly exact: boolean }
}

/** A day and the moment of it. */
export interface Dated {
  readonly day: number
  readonly due: Date
}

const today = (at: Date) => Math.floor(readingAt(at.getTime()) / dayMs)
const momentOf = (day: number, minutes: number) => new Date(instantOf(day * dayMs + minutes * 60_000))

/** The first day that somebody can mean on which the time is still to come; none when all of them are over. */
export function dateOf(
  meant: DayMeant | undefined,
  time: TimeMeant,
  at: Date,
  calendar: WorkingCalendar,
): Dated | undefined {
  for (const day of meant ? daysMeant(meant, today(at), calendar) : [today(at), ...nightAfter(time, at)]) {
    const due = dueOn(day, time, at, calendar)
    if (due > at) return { day, due }
  }
  // work is over, and the day is not
  if (meant?.by === 'days' && meant.days === 0 && time.clock === undefined) {
    const due = momentOf(today(at) + 1, 0)
    return { day: today(at), due }
  }
  return undefined
}

/** 凌晨 said late in the evening is of the day that begins. */
const nightAfter = ({ part }: TimeMeant, at: Date) => (part === '凌晨' ? [today(at) + 1] : [])

function dueOn(day: number, { part, before, clock }: TimeMeant, at: Date, calendar: WorkingCalendar): Date {
  if (clock)
    return momentOf(
      day,
      hoursMeant(clock, part, (minutes) => momentOf(day, minutes) > at),
    )
  const span = part === undefined ? undefined : parts[part]
  if (span) return momentOf(day, before ? (span.begins ?? span.ends) : span.ends)
  return closingOf(calendar, day)
}

const halfDay = 12 * 60

/** Minutes of a clock of twenty-four hours: nobody works at three in the night, and what is over today is not meant. */
function hoursMeant(
  { minutes, exact }: NonNullable<TimeMeant['clock']>,
  part: string | undefined,
  isToCome: (minutes: number) => boolean,
): number {
  if (minutes >= 13 * 60) return minutes
  if (part === '晚' && minutes >= halfDay) return minutes + halfDay
  if (part === '下午' || part === '傍晚' || part === '晚') return minutes < halfDay ? minutes + halfDay : minutes
  if (part === '中午') return minutes < 4 * 60 ? minutes + halfDay : minutes
  if (part !== undefined) return minutes
  if (minutes < 8 * 60) return minutes + halfDay
  return exact || isToCome(minutes) ? minutes : minutes + halfDay
}

/** Which days can be meant, the likeliest first. */
function daysMeant(meant: DayMeant, now: number, calendar: WorkingCalendar): number[] {
  const monday = now - ((now + 3) % 7)
  switch (meant.by) {
    case 'days':
      return [now + meant.days]
    case 'months':
      return [dayOfMonth(now, meant.months, dateOfDay(now).getUTCDate())]
    case 'working_days':
      return [workedDayFrom(calendar, now, meant.days)]
    case 'weekday':
      return meant.week === null
        ? [0, 1].map((week) => monday + week * 7 + meant.weekday - 1)
        : [monday + meant.week * 7 + meant.weekday - 1]
    case 'week_end':
      return [lastWorked(calendar, monday + meant.week * 7 + 6)]
    case 'month_end':
      return [lastWorked(calendar, dayOfMonth(now, meant.months, 31))]
    case 'year_end':
      return [lastWorked(calendar, Date.UTC(dateOfDay(now).getUTCFullYear(), 11, 31) / dayMs)]
    case 'month_day':
      return monthDays(meant, now, calendar)
    case 'date':
      return dates(meant, now, calendar)
    case 'holiday':
      return holidays(meant, now, calendar)
    case 'none':
      return []
  }
}

const dateOfDay = (day: number) => new Date(day * dayMs)
const lastWorked = (calendar: WorkingCalendar, day: number) =>
  isWorked(calendar, day) ? day : workedDayFrom(calendar, day, -1)

/** A day of the month so many months on; the last one where the month is shorter. */
function dayOfMonth(now: number, months: number, wanted: number): number {
  const [year, month] = [dateOfDay(now).getUTCFullYear(), dateOfDay(now).getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(wanted, last)) / dayMs
}

type Of<By extends DayMeant['by']> = Extract<DayMeant, { readonly by: By }>

function monthDays({ months, day, worked }: Of<'month_day'>, now: number, calendar: WorkingCalendar): number[] {
  return (months === null ? [0, 1] : [months])
    .map((month) => dayOfMonth(now, month, day))
    .filter((found) => worked || dateOfDay(found).getUTCDate() === day)
    .map((found) => (worked ? lastWorked(calendar, found) : found))
}

/** What is so far ahead that it lies nearer behind was meant of the past. */
const farthest = 200

function dates({ year, month, day }: Of<'date'>, now: number, calendar: WorkingCalendar): number[] {
  const thisYear = dateOfDay(now).getUTCFullYear()
  const [first, ...later] = (year === null ? [thisYear, thisYear + 1] : [year])
    .filter((each) => isDay(each, month, day ?? 1))
    .map((each) =>
      day === null ? lastWorked(calendar, Date.UTC(each, month, 0) / dayMs) : Date.UTC(each, month - 1, day) / dayMs,
    )
  return first === undefined ? [] : [first, ...later.filter((each) => each - now <= farthest)]
}

function holidays({ name, before, workingDays }: Of<'holiday'>, now: number, calendar: WorkingCalendar): number[] {
  const next = nextHoliday(now, name)
  if (!next) return []
  if (!before) return [workedDayFrom(calendar, next.last, workingDays)]
  const coming = next.first > now ? next : nextHoliday(next.last + 1, name)
  return coming ? [workedDayFrom(calendar, coming.first, -1)] : []
}
