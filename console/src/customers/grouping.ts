import type { CustomerGrouping, customerGroupings } from '@zhike/contract/customers'
import type { Condition, Filter, FilterField } from '@zhike/contract/filters'
import { filterOf, joinOf } from './filter-address.ts'

type Fields = ReadonlyMap<string, FilterField>

const fieldOf: Readonly<Record<(typeof customerGroupings)[number], string>> = {
  stage: 'stage',
  kind: 'kind',
  tier: 'tier',
  owner: 'owner',
  source: 'source',
  industry: 'industry',
  tag: 'tags',
  province: 'region',
  city: 'region',
}

/** The condition that a group stands for; null is those of whom it is unknown. */
function conditionOf(by: CustomerGrouping, value: string | null, fields: Fields | undefined): Condition {
  const field = isBuiltIn(by) ? fieldOf[by] : by
  if (value === null) return { field, op: 'empty' }
  if (by === 'tag' || fields?.get(field)?.type === 'tags') return { field, op: 'has_any', value: [value] }
  if (by === 'province' || by === 'city') return { field, op: 'below', value: [value] }
  return { field, op: 'is', value }
}

const isBuiltIn = (by: CustomerGrouping): by is keyof typeof fieldOf => Object.hasOwn(fieldOf, by)

/** A filter narrowed to one group; of own fields `fields` tells whether a customer can be in several of its groups. */
export function inGroup(
  filter: Filter | undefined,
  by: CustomerGrouping,
  value: string | null,
  fields?: Fields | undefined,
): Filter {
  const join = joinOf(filter)
  const condition = conditionOf(by, value, fields)
  if (filter === undefined || join.by === 'all')
    return filterOf({ by: 'all', parts: [...join.parts, condition] }) ?? condition
  return { all: [filter, condition] }
}
