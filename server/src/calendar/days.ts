import type { calendar, DayHours } from '@zhike/contract/calendar'
import type { Input, Output } from '@zhike/contract/endpoint'
import { failBetween, failSpan } from '../platform/bounds.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { publicHolidays, type SpecialDay } from './holidays.ts'
import { firstYear, getRules, getWorkingCalendar, lastYear } from './working-calendars.ts'
import { planOf } from './working-time.ts'

const mostDays = 732

/** Which days are worked. Throws `record.not_found` and `request.invalid`. */
export async function listDays(
  ctx: Ctx,
  { from, to, calendarId }: Input<typeof calendar.days>,
): Promise<Output<typeof calendar.days>> {
  const { first, plans } = await getWorkingCalendar(ctx, calendarId)
  const begin = Date.parse(from) / dayMs
  const count = Date.parse(to) / dayMs - begin + 1
  if (count < 1 || count > mostDays) failSpan(ctx, 'to', mostDays)
  if (begin < first || begin + count > first + plans.length) {
    failBetween(ctx, 'from', firstYear, lastYear)
  }
  return Array.from({ length: count }, (_, n) => {
    const date = new Date((begin + n) * dayMs).toISOString().slice(0, 10)
    const { periods = [], special } = plans[begin + n - first] ?? {}
    return { date, working: periods.length > 0, ...(special === undefined ? {} : { name: special }) }
  })
}

/** The hours of one day, and what they would be if it became another sort of day. Throws `record.not_found` and `request.invalid`. */
export async function getDay(
  ctx: Ctx,
  { date, calendarId }: Input<typeof calendar.day>,
): Promise<Output<typeof calendar.day>> {
  const rules = await getRules(ctx, calendarId)
  const year = Number(date.slice(0, 4))
  if (year < firstYear || year > lastYear) failBetween(ctx, 'date', firstYear, lastYear)
  const hoursAs = (special: SpecialDay | undefined): DayHours => {
    const only = new Map(special ? [[date, special]] : [])
    const { periods, special: name } = planOf({ ...rules, special: only }, Date.parse(date) / dayMs)
    return { name: name ?? null, periods: [...periods] }
  }
  const own = rules.specialDays.find((day) => day.date === date)
  const usual = rules.publicHolidays ? publicHolidays.get(date) : undefined
  return {
    date,
    own: own !== undefined,
    now: hoursAs(own ?? usual),
    usual: hoursAs(usual),
    off: { name: null, periods: [] },
    worked: { ...hoursAs({ name: '', working: true }), name: null },
  }
}
