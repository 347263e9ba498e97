import { Priority, TicketKind, TicketStatus, ticketSorts } from '@zhike/contract/tickets'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'

/** What the address of the ticket list says, in the words of the API, plus the ticket that is open beside it. */
export const readTicketFilters = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    status: readMany(search.status, TicketStatus.options),
    kind: readMany(search.kind, TicketKind.options),
    priority: readMany(search.priority, Priority.options),
    assignee: readText(search.assignee),
    category: readText(search.category),
    search: readText(search.search),
    sort: readOne(search.sort, ticketSorts),
    open: readText(search.open),
  })
