import type { ImportPreview } from '@zhike/contract/imports'
import { isDay } from '../platform/clock/parse-company-time.ts'
import { type DayOrder, isEitherDay, orderOf } from '../platform/text/western-days.ts'
import { readDay } from '../platform/text/written-days.ts'
import { type Chosen, rowsBelow } from './choosing.ts'
import { ownColumn } from './own-columns.ts'

/** How days are written in a file whose year stands last: as somebody said, else as the beginning of the file shows. */
export const dayOrderOf = (chosen: Chosen, given: DayOrder | undefined): DayOrder | null =>
  given ?? orderOf(daysIn(chosen))

/** How many days at the beginning of a file could be two, unless the order is known. */
export const countEitherDays = (chosen: Chosen): number => daysIn(chosen).filter(isEitherDay).length

/** How the days of each row are understood that are written otherwise, by the column of the file. */
export function understoodDays(
  chosen: Chosen,
  order: DayOrder | null,
  now: Date,
): ImportPreview['rows'][number]['days'][] {
  const places = dayPlaces(chosen)
  return rowsBelow(chosen).map(({ cells }) =>
    places.flatMap((at) => {
      const written = (cells[at] ?? '').trim()
      const understood = readDay(written, now, order)
      return understood === written || !isReal(understood)
        ? []
        : [{ name: chosen.headings.names[at] ?? '', understood }]
    }),
  )
}

/** Whether there is such a day; without a year, in some year. */
function isReal(understood: string): boolean {
  const [, year = '2000', month, day] = /(?:(\d{4})-)?(\d{2})-(\d{2})/.exec(understood) ?? []
  return isDay(Number(year), Number(month), Number(day))
}

function daysIn(chosen: Chosen): string[] {
  const places = dayPlaces(chosen)
  return rowsBelow(chosen).flatMap(({ cells }) => places.flatMap((at) => cells[at] || []))
}

/** The columns of the file in which days stand. */
function dayPlaces({ headings, mapping, own }: Chosen): number[] {
  const columns = new Set([
    'birthday',
    'ordered_at',
    ...own.fields.filter(({ type }) => type === 'date').map(({ key }) => ownColumn(key)),
  ])
  return headings.names.flatMap((name, at) => (columns.has(mapping[name] ?? '') ? at : []))
}
