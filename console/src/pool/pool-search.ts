import { CustomerKind, Stage } from '@zhike/contract/customers'
import { onlyGiven, readOne, readText } from '../frame/search-params.ts'

export const poolViews = ['pool', 'mine', 'soon'] as const
export type PoolView = (typeof poolViews)[number]

/** What the address of the pool says. */
export const readPoolSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    view: readOne(search.view, poolViews),
    search: readText(search.search),
    stage: readOne(search.stage, Stage.options),
    kind: readOne(search.kind, CustomerKind.options),
  })
export type PoolSearch = ReturnType<typeof readPoolSearch>

/** Only what the list of the pool is asked for. */
export const filtersOf = ({ view: _view, ...filters }: PoolSearch) => filters
export type PoolFilters = ReturnType<typeof filtersOf>
