import type { calendar } from '@zhike/contract/calendar'
import type { Input, Output } from '@zhike/contract/endpoint'
import { failBetween } from '../platform/bounds.ts'
import type { Ctx } from '../platform/ctx.ts'
import { spanWords } from './span-words.ts'
import { firstYear, getWorkingCalendar, lastYear } from './working-calendars.ts'
import { type Deadline, deadlineAfter, OutOfCalendar, type Span } from './working-time.ts'

/** When working time is over, and why then; see `deadlineAfter`. Throws `record.not_found` and `request.invalid`. */
export async function computeDeadline(
  ctx: Ctx,
  { start, minutes, calendarId }: Input<typeof calendar.deadline>,
): Promise<Output<typeof calendar.deadline>> {
  const working = await getWorkingCalendar(ctx, calendarId)
  const { due, spans, unknownYears } = within(ctx, () => deadlineAfter(working, new Date(start), minutes))
  ctx.answer.status = 200
  return {
    due: due.toISOString(),
    spans: spans().map((span) => tellSpan(ctx, span)),
    ...tellUnknownYears(unknownYears()),
  }
}

/** The years whose public holidays a deadline could not know, where there are any. */
export const tellUnknownYears = (years: readonly number[]) => (years.length > 0 ? { unknownYears: [...years] } : {})

/** A span with the reason in words of the caller's language. */
export const tellSpan = (ctx: Ctx, { from, to, counted, ...why }: Span) => ({
  from: from.toISOString(),
  to: to.toISOString(),
  counted,
  why: spanWords(why, ctx.locale),
})

function within(ctx: Ctx, compute: () => Deadline): Deadline {
  try {
    return compute()
  } catch (error) {
    if (error instanceof OutOfCalendar) failBetween(ctx, 'start', firstYear, lastYear)
    throw error
  }
}
