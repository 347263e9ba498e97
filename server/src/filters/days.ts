import type { FieldType } from '@zhike/contract/filters'
import { companyDay, dayMs, instantOf, startOfCompanyDay } from '../platform/clock/company-time.ts'

/** The beginning of the company's day `n` days ago; of a later one when `n` is negative. */
export const daysAgo = (now: Date, n: number): Date =>
  new Date(startOfCompanyDay(now).getTime() - Math.trunc(n) * dayMs)

/** The beginning of a company's day that is written as `YYYY-MM-DD`, or of one some days later. */
export const startOfDay = (day: string | number, later = 0): Date =>
  new Date(instantOf(Date.parse(`${day}T00:00:00Z`) + later * dayMs))

/** The beginning of a day as a column of the type is compared with it. */
export const comparable = (type: FieldType, start: Date): string =>
  type === 'date' ? companyDay(start) : start.toISOString()
