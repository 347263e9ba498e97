import type { Input } from '@zhike/contract/endpoint'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { lockSeen } from './locking.ts'
import { ticketSearch } from './searching.ts'
import { getTicket } from './showing.ts'
import { refreshSight } from './sights.ts'
import { tell } from './telling.ts'
import { isMerged, moveTicket, updateSearch } from './tickets.queries.ts'

/**
 * Gives a ticket to the customer to whom it belongs, with messages and files: filed under the wrong one, or left behind
 * when two were taken apart. What is merged is taken apart first: a thread is of one customer. What happened so far stays in the log of the former one, and links given to that one end.
 */
export async function handOverTicket(ctx: Ctx, { id, customerId }: Input<typeof tickets.handOver>): Promise<Ticket> {
  const ticket = await lockSeen(ctx, id)
  const taker = (await findCustomerSummaries(ctx.db, [customerId])).get(customerId)
  if (!taker) return failAt(ctx, 'customerId', 'customer.unknown')
  if (ticket.customerId === customerId) return getTicket(ctx, { id })
  if (await isMerged(ctx.db, ticket)) fail('ticket.merged')
  await tell(ctx, ticket, 'ticket.handed_over', { toId: customerId })
  await moveTicket(ctx.db, ticket, customerId)
  const taken = { ...ticket, customerId }
  return refreshSight(ctx, taken, async (in_) => {
    const { title, description } = ticket
    await updateSearch(in_.db, customerId, [id], [ticketSearch({ title, description, customerName: taker.name })])
    await tell(in_, taken, 'ticket.taken_over', { fromId: ticket.customerId })
    return getTicket(in_, { id })
  })
}
