import type { Input, Output } from '@zhike/contract/endpoint'
import type { feedback } from '@zhike/contract/feedback'
import { companyDay, instantOf } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { countByMonth, countPraises } from './feedback.queries.ts'

/** How many in sight by month and theme, the most frequent theme first, and how often each colleague was praised. */
export async function summariseFeedback(
  ctx: Ctx,
  { months: count }: Input<typeof feedback.summary>,
): Promise<Output<typeof feedback.summary>> {
  const months = monthsUntil(companyDay(ctx.now).slice(0, 7), count)
  const since = new Date(instantOf(Date.parse(`${months[0]}-01`)))
  const byTheme = Map.groupBy(await countByMonth(ctx.db, since), ({ themeId }) => themeId)
  const themes = [...byTheme].map(([id, rows]) => ({
    theme: id === null ? null : { id, name: rows[0]?.name ?? '' },
    counts: months.map((month) => rows.find((row) => row.month === month)?.count ?? 0),
  }))
  const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0)
  return {
    months,
    themes: themes.toSorted(
      (a, b) => sum(b.counts) - sum(a.counts) || Number(a.theme === null) - Number(b.theme === null),
    ),
    praised: await countPraises(ctx.db, since),
  }
}

/** The last months, oldest first, `YYYY-MM`. */
function monthsUntil(last: string, count: number): string[] {
  const [year = 0, month = 0] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(year, month - 1 - (count - 1 - at))).toISOString().slice(0, 7),
  )
}
