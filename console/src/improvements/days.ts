const dayMs = 86_400_000

/** The day so many days before today, as fields of dates take it. */
export const daysAgo = (count: number): string => new Date(Date.now() - count * dayMs).toLocaleDateString('sv')

/** The day so many days after another. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
