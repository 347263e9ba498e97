import type { CustomerGrouping, customerGroupings } from '@zhike/contract/customers'
import type { Condition, Filter, FilterField } from '@zhike/contract/filters'
import { inValue, narrowed } from '../filters/filter-address.ts'

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

function conditionOf(by: CustomerGrouping, value: string | null, fields: Fields | undefined): Condition {
  const field = isBuiltIn(by) ? fieldOf[by] : by
  if (value !== null && (by === 'province' || by === 'city')) return { field, op: 'below', value: [value] }
  return inValue(field, by === 'tag' ? 'tags' : fields?.get(field)?.type, value)
}

const isBuiltIn = (by: CustomerGrouping): by is keyof typeof fieldOf => Object.hasOwn(fieldOf, by)

/** A filter narrowed to one group; of own fields `fields` tells whether a customer can be in several of its groups. */
export const inGroup = (
  filter: Filter | undefined,
  by: CustomerGrouping,
  value: string | null,
  fields?: Fields | undefined,
): Filter => narrowed(filter, conditionOf(by, value, fields))
