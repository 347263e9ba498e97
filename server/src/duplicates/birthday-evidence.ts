import type { Birthday } from '@zhike/contract/customers'
import type { Evidence } from './evidence.ts'

/** Days that forms fill in when nobody gave one. */
const filledIn = ({ month, day }: Birthday) => month === 1 && day === 1

export function compareBirthdays(a: Birthday | null, b: Birthday | null): Evidence[] {
  if (!a || !b || a.calendar !== b.calendar) return []
  const sameDay = a.month === b.month && a.day === b.day
  const years = a.year === undefined || b.year === undefined ? undefined : a.year === b.year
  if (sameDay && years !== false) {
    const weight = (years ? 13 : 7.5) - (filledIn(a) ? 8 : 0)
    return [{ code: years ? 'birthday_same' : 'birthday_day_same', weight }]
  }
  if (a.month === b.day && a.day === b.month && years !== false)
    return [{ code: 'birthday_swapped', weight: years ? 6 : 2 }]
  if (sameDay) return [{ code: 'birthday_other_year', weight: 1, decides: 'review' }]
  if (years && (a.month === b.month || a.day === b.day))
    return [{ code: 'birthday_near', weight: -1.5, decides: 'review' }]
  if (filledIn(a) || filledIn(b)) return [{ code: 'birthday_differs', weight: -1, decides: 'review' }]
  return [{ code: 'birthday_differs', weight: -8, decides: 'review' }]
}
