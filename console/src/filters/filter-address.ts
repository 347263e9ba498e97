import { type Condition, Filter, type FilterField } from '@zhike/contract/filters'

/** A filter as the builder shows it: conditions and groups in one join. */
export interface Join {
  readonly by: 'all' | 'any'
  readonly parts: readonly Filter[]
}

/** The filter in an address; undefined without one, `unreadable` when it is none. */
export function readFilter(text: string | undefined): Filter | undefined | 'unreadable' {
  if (text === undefined) return undefined
  try {
    const read = Filter.safeParse(JSON.parse(text))
    return read.success ? read.data : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** The filter in an address; an unreadable one is none. */
export function readable(text: string | undefined): Filter | undefined {
  const filter = readFilter(text)
  return filter === 'unreadable' ? undefined : filter
}

/** A filter narrowed by one more condition. */
export function narrowed(filter: Filter | undefined, condition: Condition): Filter {
  const join = joinOf(filter)
  if (filter === undefined || join.by === 'all')
    return filterOf({ by: 'all', parts: [...join.parts, condition] }) ?? condition
  return { all: [filter, condition] }
}

/** The condition that a group of a field stands for; null is what has none. A field of several values has it among others. */
export const inValue = (field: string, type: FilterField['type'] | undefined, value: string | null): Condition =>
  value === null
    ? { field, op: 'empty' }
    : type === 'tags'
      ? { field, op: 'has_any', value: [value] }
      : { field, op: 'is', value }

/** The join at the top of a filter; a single condition is a join of one. */
export function joinOf(filter: Filter | undefined): Join {
  if (filter === undefined) return { by: 'all', parts: [] }
  if ('all' in filter) return { by: 'all', parts: filter.all }
  if ('any' in filter) return { by: 'any', parts: filter.any }
  return { by: 'all', parts: [filter] }
}

/** The filter of a join; undefined when nothing is left in it. Groups that have become empty go too. */
export function filterOf({ by, parts }: Join): Filter | undefined {
  const left = parts.filter((part) => !isEmptyGroup(part))
  if (left.length === 0) return undefined
  return by === 'all' ? { all: left } : { any: left }
}

const isEmptyGroup = (part: Filter) =>
  ('all' in part && part.all.length === 0) || ('any' in part && part.any.length === 0)

/** As it stands in an address. */
export const writeFilter = (filter: Filter | undefined) => (filter === undefined ? undefined : JSON.stringify(filter))

/** The fields that a filter asks for, each once. */
export function fieldsIn(filter: Filter | undefined): readonly string[] {
  if (filter === undefined) return []
  if ('field' in filter) return [filter.field]
  if ('not' in filter) return fieldsIn(filter.not)
  return [...new Set(joinOf(filter).parts.flatMap(fieldsIn))]
}

/** The filter without the conditions on some fields. */
export function withoutFields(filter: Filter, fields: ReadonlySet<string>): Filter | undefined {
  if ('field' in filter) return fields.has(filter.field) ? undefined : filter
  if ('not' in filter) {
    const inner = withoutFields(filter.not, fields)
    return inner && { not: inner }
  }
  const { by, parts } = joinOf(filter)
  return filterOf({ by, parts: parts.flatMap((part) => withoutFields(part, fields) ?? []) })
}
