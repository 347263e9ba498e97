/** The day after `day` (`2026-02-28` → `2026-03-01`): the API's `to` is the first moment that no longer counts. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
