import { occasionsOf, type YearlyDay } from '../calendar/calendar.ts'

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1)
const days = (calendar: YearlyDay['calendar'], months: readonly number[], leap = false): YearlyDay[] =>
  months.flatMap((month) => upTo(calendar === 'solar' ? 31 : 30).map((day) => ({ calendar, month, day, leap })))

/** Every day that a birthday can be; those that no calendar has are nobody's. */
const all = [...days('solar', upTo(12)), ...days('lunar', upTo(12)), ...days('lunar', upTo(12), true)]

const two = (value: number) => String(value).padStart(2, '0')

/** The key of a birthday, as `birthday_key` in the migrations makes it. */
const birthdayKey = ({ calendar, month, day, leap }: YearlyDay): string =>
  `${calendar.slice(0, 1)}${leap ? 'x' : ''}${two(month)}${two(day)}`

/**
 * The keys of the birthdays that are kept on one of the days from `from` to `to` (`YYYY-MM-DD`, both with them), which
 * may lie in two years. Who was born in a leap month keeps it in that month where the year has it, else in the ordinary
 * one; who was born on a last day of a month that is shorter now keeps it on its last day. Some 2 ms.
 */
export function birthdayKeysWithin(from: string, to: string): string[] {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4))) as [number, number]
  return all
    .filter((yearly) => occasionsOf(yearly, 'same_leap_month', first, last).some((day) => day >= from && day <= to))
    .map(birthdayKey)
}
