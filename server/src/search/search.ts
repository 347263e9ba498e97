import type { SearchHit, search } from '@zhike/contract/desk'
import type { Input, Output } from '@zhike/contract/endpoint'
import { findCustomerSummaries, listCustomers } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import { listTickets } from '../tickets/tickets.ts'
import { findOrdersByNumber } from './search.queries.ts'
import { shareOut } from './sharing.ts'

/**
 * What somebody may mean who types into the one box: customers, tickets and orders within the actor's sight and rights.
 * The kind whose number is exactly what was typed comes first; a page is shared out fairly between the kinds.
 */
export async function find(ctx: Ctx, { q, limit }: Input<typeof search.find>): Promise<Output<typeof search.find>> {
  const text = tidyText(q.toWellFormed())
  if (text === '') return { items: [] }
  const may = ctx.actor.permissions
  const groups = [
    may.has('customers.read') ? await findCustomers(ctx, text, limit) : [],
    may.has('tickets.read') ? await findTickets(ctx, text, limit) : [],
    may.has('orders.read') ? await findOrders(ctx, text, limit) : [],
  ]
  const isExact = (hits: readonly SearchHit[]) => hits.some(({ number }) => number.toLowerCase() === text.toLowerCase())
  return {
    items: shareOut(
      groups.toSorted((a, b) => Number(isExact(b)) - Number(isExact(a))),
      limit,
    ),
  }
}

async function findCustomers(ctx: Ctx, text: string, limit: number): Promise<SearchHit[]> {
  const { items } = await listCustomers(ctx, { search: text, sort: '-createdAt', limit })
  return items.map((customer) => ({
    type: 'customer',
    id: customer.id,
    number: customer.number,
    title: customer.name,
    customer,
  }))
}

async function findTickets(ctx: Ctx, text: string, limit: number): Promise<SearchHit[]> {
  const { items } = await listTickets(ctx, { search: text, sort: '-createdAt', limit })
  return items.map(({ id, number, title, customer }) => ({ type: 'ticket', id, number, title, customer }))
}

async function findOrders(ctx: Ctx, text: string, limit: number): Promise<SearchHit[]> {
  const orders = await findOrdersByNumber(ctx.db, text, limit)
  const customers = await findCustomerSummaries(
    ctx.db,
    orders.map(({ customerId }) => customerId),
  )
  return orders.map(({ id, orderNo, customerId }) => {
    const customer = customers.get(customerId) ?? null
    return { type: 'order', id, number: orderNo, title: customer?.name ?? orderNo, customer }
  })
}
