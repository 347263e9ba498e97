import { type DayOrder, isEitherDay, orderOf } from '../platform/text/western-days.ts'
import { type Chosen, rowsBelow } from './choosing.ts'
import { ownColumn } from './own-columns.ts'

/** How days are written in a file whose year stands last: as somebody said, else as the beginning of the file shows. */
export const dayOrderOf = (chosen: Chosen, given: DayOrder | undefined): DayOrder | null =>
  given ?? orderOf(daysIn(chosen))

/** How many days at the beginning of a file could be two, unless the order is known. */
export const countEitherDays = (chosen: Chosen): number => daysIn(chosen).filter(isEitherDay).length

function daysIn(chosen: Chosen): string[] {
  const { headings, mapping, own } = chosen
  const columns = new Set([
    'birthday',
    'ordered_at',
    ...own.fields.filter(({ type }) => type === 'date').map(({ key }) => ownColumn(key)),
  ])
  const places = headings.names.flatMap((name, at) => (columns.has(mapping[name] ?? '') ? at : []))
  return rowsBelow(chosen).flatMap(({ cells }) => places.flatMap((at) => cells[at] || []))
}
