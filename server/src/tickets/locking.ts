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

/** Why nothing can be changed of a ticket any more; null when it can. */
export const whyClosed = ({ status }: Pick<TicketRecord, 'status'>): Reason | null =>
  status === 'closed' ? 'ticket.closed' : null

/** Why a ticket is not worked on any more; null when it is. */
export const whyFinished = (ticket: Pick<TicketRecord, 'status'>): Reason | null =>
  whyClosed(ticket) ?? (ticket.status === 'resolved' ? 'ticket.already_resolved' : null)

/** Why a ticket cannot be closed, whatever else is asked of it; null when it can. */
export const whyUnresolved = (ticket: Pick<TicketRecord, 'status'>): Reason | null =>
  whyClosed(ticket) ?? (ticket.status === 'resolved' ? null : 'ticket.not_resolved')

/** The same for what can only be done until a ticket is closed; throws `ticket.closed`. */
export const lockNotClosed = (ctx: Ctx, id: string, unseen?: Reason) => lockUnless(ctx, id, whyClosed, unseen)

/** The same for what can only be done while a ticket is worked on; throws `ticket.closed` or `ticket.already_resolved`. */
export const lockUnfinished = (ctx: Ctx, id: string, unseen?: Reason) => lockUnless(ctx, id, whyFinished, unseen)

/** The same for what can only be done once a ticket is resolved; throws `ticket.closed` or `ticket.not_resolved`. */
export const lockResolved = (ctx: Ctx, id: string, unseen?: Reason) => lockUnless(ctx, id, whyUnresolved, unseen)

async function lockUnless(
  ctx: Ctx,
  id: string,
  why: (ticket: TicketRecord) => Reason | null,
  unseen?: Reason,
): Promise<TicketRecord> {
  const ticket = await lockSeen(ctx, id, unseen)
  const reason = why(ticket)
  return reason === null ? ticket : fail(reason)
}
