/** The day after `day` (`2026-02-28` → `2026-03-01`): the API's `to` is the first moment that no longer counts. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

const two = (number: number) => String(number).padStart(2, '0')

/** `at` on the wall, as a field for date and time wants it: `2026-02-28T09:05`. */
export const wallTime = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
