import { Priority, TicketKind, TicketStatus, ticketSorts } from '@zhike/contract/tickets'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'

/** What the address of the ticket list says, in the words of the API, plus what is open over it. */
export const readTicketSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    status: readMany(search.status, TicketStatus.options),
    kind: readMany(search.kind, TicketKind.options),
    priority: readMany(search.priority, Priority.options),
    assignee: readText(search.assignee),
    customer: readText(search.customer),
    category: readText(search.category),
    urged: readOne(search.urged, ['yes'] as const),
    watched: readOne(search.watched, ['me'] as const),
    search: readText(search.search),
    sort: readOne(search.sort, ticketSorts),
    /** The ticket beside the list. */
    open: readText(search.open),
    /** The dialog for a new ticket. */
    new: readOne(search.new, ['yes'] as const),
  })

type TicketSearch = ReturnType<typeof readTicketSearch>

/** Only what the list is asked for. */
export const filtersOf = ({ open: _open, new: _new, ...filters }: TicketSearch) => filters
export type TicketFilters = ReturnType<typeof filtersOf>
