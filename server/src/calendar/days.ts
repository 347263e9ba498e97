import type { calendar } from '@zhike/contract/calendar'
import type { Input, Output } from '@zhike/contract/endpoint'
import { failBetween, failSpan } from '../platform/bounds.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { firstYear, getWorkingCalendar, lastYear } from './working-calendars.ts'

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
