import type { CalendarRules } from './working-time.ts'

// The slow way to a deadline, written apart from the fast one: minutes that are worked are counted one by one.

/** For each minute of the company's clock from 1 January of `firstYear` to 31 December of `lastYear` 1 if it is worked. */
export function minutesOf({ week, makeUp, special }: CalendarRules, firstYear: number, lastYear: number): Uint8Array {
  const first = Date.UTC(firstYear, 0, 1)
  const minutes = new Uint8Array((Date.UTC(lastYear + 1, 0, 1) - first) / 60_000)
  for (let day = 0; day < minutes.length / 1440; day++) {
    const date = new Date(first + day * 86_400_000)
    const decided = special.get(date.toISOString().slice(0, 10))
    // Sunday is the last day of a week, not the first
    const usual = week[date.getUTCDay() === 0 ? 6 : date.getUTCDay() - 1] ?? []
    if (decided && !decided.working) continue
    const hours = decided && usual.length === 0 ? makeUp : usual
    for (const { from, to } of hours) minutes.fill(1, day * 1440 + from, day * 1440 + to)
  }
  return minutes
}

/** At which minute so many worked ones have gone by since `start`; undefined when there are not as many. */
export function slowly(minutes: Uint8Array, start: number, wanted: number): number | undefined {
  let left = wanted
  for (let minute = start; minute < minutes.length; minute++) {
    if (minutes[minute] === 1) left--
    if (left === 0) return minute + 1
  }
  return undefined
}
