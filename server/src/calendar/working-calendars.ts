import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import type { StoredCalendar } from './calendar.tables.ts'
import { findRules, selectRules } from './calendars.queries.ts'
import { holidayYears, publicHolidays, type SpecialDay } from './holidays.ts'
import { type WorkingCalendar, workOut } from './working-time.ts'

/** The years for which deadlines can be computed. */
export const firstYear = 2015
export const lastYear = 2050

type Rules = Pick<StoredCalendar, 'week' | 'makeUp' | 'publicHolidays' | 'specialDays'>

/** What decides of the company's calendar, or of the one named. Throws `record.not_found`. */
export const getRules = async (ctx: Ctx, id?: string): Promise<Rules> =>
  (await findRules(ctx.db, id)) ?? fail('record.not_found')

/** The company's calendar, or the one named. Throws `record.not_found`. */
export const getWorkingCalendar = async (ctx: Ctx, id?: string): Promise<WorkingCalendar> =>
  workedOut(await getRules(ctx, id))

/** Every calendar as it is now, by its id; the company's when there is no such, or none was named. */
export async function readWorkingCalendars(ctx: Ctx): Promise<(id: string | null) => WorkingCalendar> {
  const rows = await selectRules(ctx.db)
  const found = new Map(rows.map((row) => [row.id, workedOut(row)]))
  const ofCompany = found.get(rows.find(({ company }) => company)?.id ?? '') ?? fail('record.not_found')
  return (id) => found.get(id ?? '') ?? ofCompany
}

const knownYears = new Set(holidayYears.map(({ year }) => year))

const kept = new Map<string, WorkingCalendar>()
/** A calendar of 36 years takes about 2 MB. */
const mostKept = 60

/**
 * Rules worked out, once for each wording: what somebody changed elsewhere, or took back, is another wording, so nothing
 * that is kept is ever out of date.
 */
export function workedOut({ week, makeUp, publicHolidays: withHolidays, specialDays }: Rules): WorkingCalendar {
  const wording = JSON.stringify([week, makeUp, withHolidays, specialDays])
  const known = kept.get(wording)
  if (known) return known
  const own = specialDays.map(({ date, name, working }): [string, SpecialDay] => [date, { name, working, own: true }])
  const special = new Map([...(withHolidays ? publicHolidays : []), ...own])
  const knowsYear = (year: number) => !withHolidays || knownYears.has(year)
  const calendar = workOut({ week, makeUp, special, knowsYear }, firstYear, lastYear)
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  kept.set(wording, calendar)
  return calendar
}
