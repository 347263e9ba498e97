export const periods = ['today', 'week', 'month'] as const
export type Period = (typeof periods)[number]

const days: Readonly<Record<Period, number>> = { today: 0, week: 6, month: 29 }

/** The midnight, on the clock of the reader, at which a period ending now began. */
export function beginningOf(period: Period, now: Date): string {
  const begin = new Date(now)
  begin.setHours(0, 0, 0, 0)
  begin.setDate(begin.getDate() - days[period])
  return begin.toISOString()
}

/** The period that begins at `from`, if one does. */
export const periodOf = (from: string | undefined, now: Date): Period | undefined =>
  periods.find((period) => beginningOf(period, now) === from)
