import { NeedState, UnmetReason } from '@zhike/contract/needs'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'

/** What the address of the list of needs says. */
export const readNeedSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    search: readText(search.search),
    state: readMany(search.state, NeedState.options),
    reason: readOne(search.reason, UnmetReason.options),
    owner: readText(search.owner),
    customer: readText(search.customer),
    /** The need beside the list. */
    open: readText(search.open),
    /** The dialog for a new need, and the ticket in which it came up. */
    new: readOne(search.new, ['yes'] as const),
    ticket: readText(search.ticket),
  })
type NeedSearch = ReturnType<typeof readNeedSearch>

/** Only what the list is asked for. */
export const filtersOf = ({ open: _open, new: _new, ticket: _ticket, ...filters }: NeedSearch) => filters
export type NeedFilters = ReturnType<typeof filtersOf>
