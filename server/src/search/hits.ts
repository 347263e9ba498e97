import type { CustomerSummary } from '@zhike/contract/customers'
import type { SearchHit } from '@zhike/contract/search'
import type { FoundOrder, FoundTicket } from './search.queries.ts'

type Customers = ReadonlyMap<string, CustomerSummary>

/** Customers as hits, in the order of the ids; those not in sight are left out. */
export const customerHits = (ids: readonly string[], customers: Customers): SearchHit[] =>
  ids.flatMap((id) => {
    const customer = customers.get(id)
    if (!customer) return []
    return { type: 'customer' as const, id, number: customer.number, title: customer.name, customer, match: null }
  })

export const ticketHits = (tickets: readonly FoundTicket[]): SearchHit[] =>
  tickets.map(({ id, number, title, customer }) => ({ type: 'ticket', id, number, title, customer, match: null }))

export const orderHits = (orders: readonly FoundOrder[], customers: Customers): SearchHit[] =>
  orders.map(({ id, orderNo, customerId }) => {
    const customer = customers.get(customerId) ?? null
    return { type: 'order', id, number: orderNo, title: customer?.name ?? orderNo, customer, match: null }
  })
