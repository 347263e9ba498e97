/** Things of one day, in the order they came. */
export interface Day<T> {
  readonly day: string
  readonly items: readonly T[]
}

const two = (number: number) => String(number).padStart(2, '0')
/** The day on the wall calendar of whoever reads. */
const dayOf = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** A list that is ordered by time, cut where the day changes. */
export function byDay<T extends { readonly at: string }>(items: readonly T[]): readonly Day<T>[] {
  const days: { day: string; items: T[] }[] = []
  for (const item of items) {
    const day = dayOf(new Date(item.at))
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
