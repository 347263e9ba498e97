import { and, type Source, type Term } from '../filters/filters.ts'
import { regionRange } from './regions.ts'

/** A region and what lies below it. */
export function isBelow(source: Source, code: string): Term {
  const { regionFrom, regionTo } = regionRange(code)
  return and({ ...source, op: 'gte', value: regionFrom }, { ...source, op: 'lt', value: regionTo })
}
