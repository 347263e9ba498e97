export const spans = ['month', 'week'] as const
export type Span = (typeof spans)[number]

const dayMs = 86_400_000
const written = (time: number) => new Date(time).toISOString().slice(0, 10)
const monday = (time: number) => time - ((new Date(time).getUTCDay() + 6) % 7) * dayMs

/** The days that a calendar shows around a day (`2026-02-28`): whole weeks from Monday on, six at most. */
export function daysAround(day: string, span: Span): readonly string[] {
  const time = Date.parse(day)
  const date = new Date(time)
  const isWeek = span === 'week'
  const first = monday(isWeek ? time : Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1))
  const last = isWeek ? time : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)
  const count = (monday(last) - first) / dayMs + 7
  return Array.from({ length: count }, (_, n) => written(first + n * dayMs))
}

/** The same place of the calendar before (-1) or after (1); in a shorter month its last day. */
export function turned(day: string, span: Span, by: -1 | 1): string {
  const date = new Date(day)
  if (span === 'week') return written(date.getTime() + by * 7 * dayMs)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + by]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return written(Date.UTC(year, month, Math.min(date.getUTCDate(), last)))
}

/** A day of an address; undefined when it is none. */
export const readDay = (day: unknown): string | undefined =>
  typeof day === 'string' &&
  /^(19|2[01])\d\d-\d\d-\d\d$/.test(day) &&
  !Number.isNaN(Date.parse(day)) &&
  written(Date.parse(day)) === day
    ? day
    : undefined
