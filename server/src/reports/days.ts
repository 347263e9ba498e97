import { companyDay, dayMs } from '../platform/clock/company-time.ts'
import type { DayRow } from './reports.queries.ts'

/** How many days a trend shows, today included. */
export const trendDays = 14

/** A figure of today beside the same weekday before, with its trend; days on which nothing happened are 0. */
export function figureOf(rows: readonly DayRow[], now: Date) {
  const values = new Map(rows.map(({ day, value }) => [day, value]))
  const days = Array.from({ length: trendDays }, (_, at) =>
    companyDay(new Date(now.getTime() - (trendDays - 1 - at) * dayMs)),
  )
  const trend = days.map((day) => ({ day, value: values.get(day) ?? 0 }))
  return {
    value: trend.at(-1)?.value ?? 0,
    weekBefore: trend.at(-8)?.value ?? 0,
    trend,
    exact: rows.every(({ exact }) => exact !== false),
  }
}
