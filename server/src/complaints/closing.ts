import type { TicketCheck } from '../tickets/tickets.ts'
import { findWithoutCause } from './complaints.queries.ts'

/** No complaint ends without a cause; that the customer confirmed, or why not, is asked by the ticket itself. */
export const checkCause: TicketCheck = async (ctx, tickets) => {
  const complaints = tickets.filter(({ kind }) => kind === 'complaint')
  const without = await findWithoutCause(ctx.db, complaints)
  return new Map(without.map((id) => [id, { reason: 'complaint.cause_missing' }]))
}
