import { instantOf } from './company-time.ts'

// 2024-06-11, 2024/6/11 8:05, 2024-06-11T08:05:09.123Z, 2024-06-11 08:05:09+08:00
const written =
  /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * Reads a time as programs and spreadsheets write it: RFC 3339 with a zone, or the company's clock without one; a date
 * alone is the beginning of the company's day. Days and months may have one digit and be separated by slashes.
 *
 * Gives undefined for anything else: a day that does not exist (2023-02-29), hour 24, a leap second, a year outside
 * 1900 to 2999. Fractions of a second are cut to milliseconds.
 */
export function parseCompanyTime(text: string): Date | undefined {
  const match = written.exec(text.trim())
  if (!match) return undefined
  const [, yearText, , monthText, dayText, hourText = '0', minuteText = '0', secondText = '0', fraction = '', zone] =
    match
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)]
  const [hour, minute, second] = [Number(hourText), Number(minuteText), Number(secondText)]
  if (year < 1900 || year > 2999 || !isDay(year, month, day)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const reading = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds)
  if (zone === undefined) return new Date(instantOf(reading))
  const offset = zoneMinutes(zone)
  return offset === undefined ? undefined : new Date(reading - offset * 60_000)
}

/** Whether the Gregorian calendar has this day; month and day count from 1. */
export function isDay(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(month) || !Number.isInteger(day) || month < 1 || month > 12 || day < 1) return false
  return day <= daysOfMonth(year, month)
}

function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

function zoneMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
