import type { calendar } from '@zhike/contract/calendar'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Locale } from '@zhike/contract/reasons'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { companyCalendar, firstYear, lastYear } from './company-calendar.ts'
import { publicHolidays } from './holidays.ts'
import { occasionsOf } from './occasions.ts'
import { spanWords } from './span-words.ts'
import { type Deadline, deadlineAfter, OutOfCalendar } from './working-time.ts'

export { lunarMonthsOf } from './lunar-months.ts'

const mostDays = 732

/** When working time is over, and why then; see `deadlineAfter`. Throws `record.not_found` and `request.invalid`. */
export async function computeDeadline(
  ctx: Ctx,
  { start, minutes, calendarId }: Input<typeof calendar.deadline>,
): Promise<Output<typeof calendar.deadline>> {
  // so far there is one calendar, which needs no name
  if (calendarId !== undefined) fail('record.not_found')
  const { due, spans } = within(() => deadlineAfter(companyCalendar(), new Date(start), minutes))
  ctx.answer.status = 200
  return {
    due: due.toISOString(),
    spans: spans().map(({ from, to, counted, ...why }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      counted,
      why: spanWords(why, ctx.locale),
    })),
  }
}

function within(compute: () => Deadline): Deadline {
  try {
    return compute()
  } catch (error) {
    if (error instanceof OutOfCalendar) fail('request.invalid', { fields: { start: `${firstYear} – ${lastYear}` } })
    throw error
  }
}

/** The solar days on which a day of the year falls; see `occasionsOf`. Throws `request.invalid`. */
export async function findOccasions(
  ctx: Ctx,
  { calendar: kind, month, day, leap, policy, from, to }: Input<typeof calendar.occasions>,
): Promise<Output<typeof calendar.occasions>> {
  if (to < from) fail('request.invalid', { fields: { to: `≥ ${from}` } })
  const longest = kind === 'lunar' ? 30 : new Date(Date.UTC(2000, month, 0)).getUTCDate()
  if (day > longest) fail('request.invalid', { fields: { day: `1–${longest}` } })
  if (leap && kind === 'solar') fail('request.invalid', { fields: { leap: noLeapMonth[ctx.locale] } })
  return { dates: occasionsOf({ calendar: kind, month, day, leap }, policy, from, to) }
}

const noLeapMonth: Readonly<Record<Locale, string>> = {
  'zh-CN': '公历没有闰月',
  en: 'only lunar months can be leap months',
}

/** Which days are worked. Throws `request.invalid`. */
export async function listDays(
  _ctx: Ctx,
  { from, to }: Input<typeof calendar.days>,
): Promise<Output<typeof calendar.days>> {
  const { first, plans } = companyCalendar()
  const begin = Date.parse(from) / dayMs
  const count = Date.parse(to) / dayMs - begin + 1
  if (count < 1 || count > mostDays) fail('request.invalid', { fields: { to: `${from} + 0–${mostDays - 1} d` } })
  if (begin < first || begin + count > first + plans.length) {
    fail('request.invalid', { fields: { from: `${firstYear} – ${lastYear}` } })
  }
  return Array.from({ length: count }, (_, n) => {
    const date = new Date((begin + n) * dayMs).toISOString().slice(0, 10)
    const name = publicHolidays.get(date)?.name
    const working = (plans[begin + n - first]?.periods ?? []).length > 0
    return { date, working, ...(name === undefined ? {} : { name }) }
  })
}
