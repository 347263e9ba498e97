import type { Reason } from '@zhike/contract/reasons'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { findTicketKey, lockTicket, type TicketRecord } from './tickets.queries.ts'

/** The keys and number of a ticket that something hangs on which leaves the ticket itself as it is. Throws `record.not_found`. */
export const getTicketKey = async (ctx: Ctx, id: string) =>
  (await findTicketKey(ctx.db, id)) ?? fail('record.not_found')

/** The ticket that is about to be changed; whoever else wants to change it waits. Throws `record.not_found` or `unseen`. */
export async function lockSeen(ctx: Ctx, id: string, unseen: Reason = 'record.not_found'): Promise<TicketRecord> {
  return (await lockTicket(ctx.db, id)) ?? fail(unseen)
}

/** The same for what can only be done until a ticket is closed; throws `ticket.closed`. */
export async function lockNotClosed(ctx: Ctx, id: string, unseen?: Reason): Promise<TicketRecord> {
  const ticket = await lockSeen(ctx, id, unseen)
  return ticket.status === 'closed' ? fail('ticket.closed') : ticket
}

/** The same for what can only be done while a ticket is worked on; throws `ticket.closed` or `ticket.already_resolved`. */
export async function lockUnfinished(ctx: Ctx, id: string, unseen?: Reason): Promise<TicketRecord> {
  const ticket = await lockNotClosed(ctx, id, unseen)
  return ticket.status === 'resolved' ? fail('ticket.already_resolved') : ticket
}
