import {
  CustomerGrouping,
  CustomerKind,
  CustomerSort,
  customerLayouts,
  Stage,
  type ViewDefinition,
} from '@zhike/contract/customers'
import type { Filter } from '@zhike/contract/filters'
import { filterOf, joinOf, readFilter, writeFilter } from '../filters/filter-address.ts'
import { onlyGiven, readOne, readText } from '../frame/search-params.ts'

const code = (value: unknown) => {
  const text = readText(value)
  return text && /^\d{6}$/.test(text) ? text : undefined
}

/** What the address of the customer list says, in the words of the API, plus what is open over it. */
export const readCustomerSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    search: readText(search.search),
    /** JSON; what other pages link with are the short parameters after it. */
    filter: readText(search.filter),
    kind: readOne(search.kind, CustomerKind.options),
    stage: readOne(search.stage, Stage.options),
    tag: readText(search.tag),
    region: code(search.region),
    owner: readText(search.owner),
    sort: CustomerSort.safeParse(search.sort).data,
    layout: readOne(search.layout, customerLayouts),
    group: CustomerGrouping.safeParse(search.group).data,
    /** Keys of columns, with commas between. */
    columns: readText(search.columns),
    /** The view that the list began from; `none` when the one that opens by itself was left. */
    view: readText(search.view),
    /** The customer beside the list. */
    open: readText(search.open),
    /** The dialog for a new customer. */
    new: readOne(search.new, ['yes'] as const),
  })
export type CustomerSearch = ReturnType<typeof readCustomerSearch>

/** What the list is asked for. */
export interface CustomerFilters {
  readonly search?: string
  readonly filter?: string
  readonly sort?: CustomerSort
}

/** The filter of an address with what its short parameters mean; `unreadable` when it holds none. */
export function filterIn(search: CustomerSearch): Filter | undefined | 'unreadable' {
  const filter = readFilter(search.filter)
  if (filter === 'unreadable') return filter
  const { kind, stage, tag, region, owner } = search
  const short: Filter[] = [
    ...(kind ? [{ field: 'kind', op: 'is', value: kind } as const] : []),
    ...(stage ? [{ field: 'stage', op: 'is', value: stage } as const] : []),
    ...(tag ? [{ field: 'tags', op: 'has_any', value: [tag] } as const] : []),
    ...(region ? [{ field: 'region', op: 'below', value: [region] } as const] : []),
    ...(owner === 'none' ? [{ field: 'owner', op: 'empty' } as const] : []),
    ...(owner && owner !== 'none' ? [{ field: 'owner', op: 'is', value: owner } as const] : []),
  ]
  if (short.length === 0) return filter
  const join = joinOf(filter)
  return join.by === 'all' || filter === undefined
    ? filterOf({ by: 'all', parts: [...short, ...join.parts] })
    : { all: [...short, filter] }
}

/** What a view keeps of an address. */
export function definitionIn(search: CustomerSearch): ViewDefinition {
  const filter = filterIn(search)
  return onlyGiven({
    search: search.search,
    filter: filter === 'unreadable' ? undefined : filter,
    sort: search.sort,
    group: search.group,
    layout: search.layout,
    columns: search.columns?.split(','),
  })
}

/** The address of a view. */
export const searchOf = (definition: ViewDefinition, view: string | undefined): CustomerSearch =>
  onlyGiven({
    search: definition.search,
    filter: writeFilter(definition.filter),
    sort: definition.sort,
    group: definition.group,
    layout: definition.layout,
    columns: definition.columns?.join(','),
    view,
  })

/** What the address of a customer's page says: the ticket or order that is open beside it. */
export const readPageSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({ ticket: readText(search.ticket), order: readText(search.order) })
