import { listDays } from '../calendar/calendar.ts'
import { companyDay, dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'

interface Wanted {
  readonly dueOn?: string | null | undefined
  /** Working days from today. */
  readonly dueInDays?: number | undefined
}

/** Public holidays and weekends together last at most so many days. */
const longestRest = 20

/**
 * The day by which something is due, by the company's calendar: so many working days from today, or the day that was named. What
 * would end on a day of rest ends on the next working day, as terms do by law (民法典 203). Undefined when nothing was said, null when
 * there shall be none.
 */
export async function dueDayOf(ctx: Ctx, { dueOn, dueInDays }: Wanted): Promise<string | null | undefined> {
  if (dueInDays !== undefined) {
    const today = companyDay(ctx.now)
    const days = await workingDays(ctx, addDays(today, 1), dueInDays * 2 + longestRest)
    return days[dueInDays - 1]
  }
  if (dueOn === undefined || dueOn === null) return dueOn
  const [next] = await workingDays(ctx, dueOn, longestRest)
  return next ?? dueOn
}

async function workingDays(ctx: Ctx, from: string, span: number): Promise<string[]> {
  const days = await listDays(ctx, { from, to: addDays(from, span) })
  return days.filter(({ working }) => working).map(({ date }) => date)
}

const addDays = (day: string, count: number) => new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
