/** The zone in which the company's days begin and in which times without a zone are meant. */
export const companyTimeZone = 'Asia/Shanghai'

/** Milliseconds of a day in which no clock is changed. */
export const dayMs = 86_400_000

// Since 1992 the zone is UTC+8 without exception. Before, it had summer time in some years (1986 to 1991 last) and
// local mean time until 1901: only those instants ask the zone database, which is 50 times slower.
const constantSince = Date.UTC(1991, 11, 31)
const constantOffset = 8 * 3_600_000

const zoneParts = new Intl.DateTimeFormat('en-US', {
  timeZone: companyTimeZone,
  calendar: 'gregory',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

/** The company's calendar day at an instant, `YYYY-MM-DD`. For instants of the years 1 to 9999. */
export function companyDay(at: Date): string {
  return new Date(readingAt(at.getTime())).toISOString().slice(0, 10)
}

/** The first instant of the company's day in which the given instant lies. */
export function startOfCompanyDay(at: Date): Date {
  const day = Math.floor(readingAt(at.getTime()) / dayMs)
  return new Date(instantOf(day * dayMs))
}

/**
 * How many company days `to` lies after `from`: 0 on the same calendar day, 1 on the next however few hours lie
 * between, negative when `to` is the earlier day.
 */
export function wholeDaysBetween(from: Date, to: Date): number {
  return Math.floor(readingAt(to.getTime()) / dayMs) - Math.floor(readingAt(from.getTime()) / dayMs)
}

/**
 * The instant of a company clock reading, given as if it were UTC. A reading that summer time skipped is moved
 * forward by the skipped hour; of a reading that came twice, the first is meant.
 */
export function instantOf(reading: number): number {
  const guess = reading - constantOffset
  if (guess >= constantSince) return guess
  const dayBefore = reading - zoneOffset(guess - dayMs)
  if (readingAt(dayBefore) === reading) return dayBefore
  const dayAfter = reading - zoneOffset(guess + dayMs)
  return readingAt(dayAfter) === reading ? dayAfter : dayBefore
}

/** The company's clock at an instant, as milliseconds of a UTC clock that shows the same; `instantOf` is the way back. */
export function readingAt(instant: number): number {
  return instant >= constantSince ? instant + constantOffset : instant + zoneOffset(instant)
}

function zoneOffset(instant: number): number {
  if (instant >= constantSince) return constantOffset
  const shown: Record<string, number> = {}
  for (const { type, value } of zoneParts.formatToParts(instant)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  const wholeSecond = Math.floor(instant / 1000) * 1000
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecond
}
