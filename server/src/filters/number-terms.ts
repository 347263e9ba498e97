import type { Condition } from '@zhike/contract/filters'
import type { ListField } from './fields.ts'
import { and, not, or, type Term } from './terms.ts'

/** Beyond these a whole column holds nothing, and a date could not be written. */
const mostWhole = 2_147_483_647
const mostReached = 9_000

/** What a comparison of numbers means: of whole columns in whole numbers, of what grows with time by its date. */
export function compareNumbers(now: Date, field: ListField, { op, value }: Condition): Term {
  const [first = 0, second = 0] = [value ?? []].flat().map(Number)
  if (field.reached) return compareReached((n) => reachedBy(field, n, now), field, op, [first, second])
  const { source, whole } = field
  const up = (n: number) => (whole ? within(Math.ceil(n), mostWhole) : n)
  const down = (n: number) => (whole ? within(Math.floor(n), mostWhole) : n)
  switch (op) {
    case 'gt':
      return { ...source, op: 'gt', value: down(first) }
    case 'gte':
      return { ...source, op: 'gte', value: up(first) }
    case 'lt':
      return { ...source, op: 'lt', value: up(first) }
    case 'lte':
      return { ...source, op: 'lte', value: down(first) }
    case 'between':
      return and({ ...source, op: 'gte', value: up(first) }, { ...source, op: 'lte', value: down(second) })
    default:
      return whole && up(first) !== first ? or() : { ...source, op: 'eq', value: first }
  }
}

function compareReached(
  atLeast: (n: number) => Term,
  { source }: ListField,
  op: Condition['op'],
  [first, second]: readonly [number, number],
): Term {
  const below = (n: number) => and(not({ ...source, op: 'null' }), not(atLeast(n)))
  const next = (n: number) => Math.floor(n) + 1
  switch (op) {
    case 'gte':
      return atLeast(first)
    case 'gt':
      return atLeast(next(first))
    case 'lt':
      return below(first)
    case 'lte':
      return below(next(first))
    case 'between':
      return and(atLeast(first), below(next(second)))
    default:
      return Number.isInteger(first) ? and(atLeast(first), below(first + 1)) : or()
  }
}

const reachedBy = ({ reached }: ListField, n: number, now: Date): Term =>
  reached?.(within(Math.ceil(n), mostReached), now) ?? or()

const within = (n: number, most: number) => Math.max(-most, Math.min(most, n))
