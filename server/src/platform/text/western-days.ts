/** Whether the day or the month stands first where the year stands last. */
export type DayOrder = 'day_first' | 'month_first'

const yearLast = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|3[2-9]|[4-9]\d)(?=$|\s|\.$)/

interface Parts {
  readonly first: number
  readonly second: number
  readonly year: string
  readonly length: number
}

function partsOf(text: string): Parts | undefined {
  const found = yearLast.exec(text.normalize('NFKC').trim())
  if (!found) return undefined
  const [all, first, , second, year = ''] = found
  return {
    first: Number(first),
    second: Number(second),
    year: year.length === 4 ? year : `19${year}`,
    length: all.length,
  }
}

/** Which order a day by itself shows: 17/5/1990 that of days first, 5/17/1990 that of months, 5/6/1990 none. */
function orderShown(text: string): DayOrder | null {
  const parts = partsOf(text)
  if (!parts || parts.first > 12 === parts.second > 12) return null
  return parts.first > 12 ? 'day_first' : 'month_first'
}

/** Whether a day could be two: 5/6/1990. */
export function isEitherDay(text: string): boolean {
  const parts = partsOf(text)
  return parts !== undefined && parts.first <= 12 && parts.second <= 12 && parts.first !== parts.second
}

/** A day whose year stands last, and how long it is written; undefined for others, and for what could be two without an order. */
export function westernDay(
  text: string,
  order: DayOrder | null,
): { readonly day: string; readonly length: number } | undefined {
  const parts = partsOf(text)
  const shown = orderShown(text) ?? order
  if (!parts || (shown === null && isEitherDay(text))) return undefined
  const [month, day] = shown === 'day_first' ? [parts.second, parts.first] : [parts.first, parts.second]
  return { day: [parts.year, two(month), two(day)].join('-'), length: parts.length }
}

const two = (number: number) => String(number).padStart(2, '0')

/** The order that the days of a file show; null where none does, or where they contradict one another. */
export function orderOf(days: readonly string[]): DayOrder | null {
  const shown = new Set(days.flatMap((day) => orderShown(day) ?? []))
  const [only, other] = shown
  return only !== undefined && other === undefined ? only : null
}
