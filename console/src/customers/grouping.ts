import type { CustomerGrouping } from '@zhike/contract/customers'
import type { Condition, Filter } from '@zhike/contract/filters'
import { filterOf, joinOf } from './filter-address.ts'

const fields: Readonly<Record<CustomerGrouping, string>> = {
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
function conditionOf(by: CustomerGrouping, value: string | null): Condition {
  const field = fields[by]
  if (value === null) return { field, op: 'empty' }
  if (by === 'tag') return { field, op: 'has_any', value: [value] }
  if (by === 'province' || by === 'city') return { field, op: 'below', value: [value] }
  return { field, op: 'is', value }
}

/** A filter narrowed to one group. */
export function inGroup(filter: Filter | undefined, by: CustomerGrouping, value: string | null): Filter {
  const join = joinOf(filter)
  const condition = conditionOf(by, value)
  if (filter === undefined || join.by === 'all')
    return filterOf({ by: 'all', parts: [...join.parts, condition] }) ?? condition
  return { all: [filter, condition] }
}
