import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type Change, type EventTypes, emit } from '../platform/events/events.ts'
import { lockTicket, type TicketRecord } from '../tickets/tickets.ts'
import type { TicketKey } from './complaints.queries.ts'
import { refreshStage, saveFile } from './filing.queries.ts'

/** The ticket of a complaint, for whoever is about to change its file; throws `record.not_found` for any other ticket. */
export async function lockComplaint(ctx: Ctx, ticketId: string): Promise<TicketRecord> {
  const ticket = await lockTicket(ctx, ticketId)
  return ticket.kind === 'complaint' ? ticket : fail('record.not_found')
}

/** The same for what can only be done until the complaint is closed. Throws `complaint.closed`. */
export async function lockOpen(ctx: Ctx, ticketId: string): Promise<TicketRecord> {
  const ticket = await lockComplaint(ctx, ticketId)
  return ticket.status === 'closed' ? fail('complaint.closed') : ticket
}

type ComplaintEvent = Extract<keyof EventTypes, `complaint.${string}`>

/** Notes in the file that something was added, and tells whoever sees the ticket. */
export async function tell<T extends ComplaintEvent>(
  ctx: Ctx,
  ticket: TicketKey & { readonly number: string },
  type: T,
  data: Omit<EventTypes[T], 'number'>,
  changes: readonly Change[] = [],
): Promise<void> {
  await saveFile(ctx.db, ticket, { updatedAt: ctx.now })
  await refreshStage(ctx.db, ticket, ctx.now)
  const subject = { type: 'ticket', id: ticket.id }
  const told = { ...data, number: ticket.number } as EventTypes[T]
  await emit(ctx, ticket.customerId, { type, subject, data: told }, changes)
}

/** By whom and when, as every row of a file has it. */
export const deedOf = (ctx: Ctx, { customerId, id }: TicketKey) => ({
  customerId,
  ticketId: id,
  at: ctx.now,
  byKind: ctx.actor.kind,
  byId: ctx.actor.id,
})
