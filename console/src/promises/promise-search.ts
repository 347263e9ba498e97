import { onlyGiven, readOne, readText } from '../frame/search-params.ts'

export const shows = ['open', 'today', 'overdue', 'kept', 'broken', 'withdrawn', 'all'] as const

/** What the address of the ledger says. */
export const readPromiseSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    show: readOne(search.show, shows),
    owner: readOne(search.owner, ['me'] as const),
    /** The ticket beside the list. */
    open: readText(search.open),
  })
type PromiseSearch = ReturnType<typeof readPromiseSearch>

/** Only what the list is asked for. */
export const filtersOf = ({ open: _open, ...filters }: PromiseSearch) => filters
export type PromiseFilters = ReturnType<typeof filtersOf>
