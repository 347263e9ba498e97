import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type EventTypes, emit } from '../platform/events/events.ts'
import { lockTicket, type TicketRecord } from '../tickets/tickets.ts'
import { findTask } from './ticket-tasks.queries.ts'
import type { TicketTasksTable } from './ticket-tasks.tables.ts'

/** The ticket whose work is about to be changed. Throws `record.not_found` and `ticket.closed`. */
export async function lockWork(ctx: Ctx, id: string): Promise<TicketRecord> {
  const ticket = await lockTicket(ctx, id)
  return ticket.status === 'closed' ? fail('ticket.closed') : ticket
}

/** A sub-task with its ticket, for whoever is about to change it. Throws what `lockWork` throws. */
export async function lockTask(
  ctx: Ctx,
  { id, taskId }: { readonly id: string; readonly taskId: string },
): Promise<{ readonly ticket: TicketRecord; readonly task: TicketTasksTable }> {
  const ticket = await lockWork(ctx, id)
  return { ticket, task: (await findTask(ctx.db, ticket, taskId)) ?? fail('record.not_found') }
}

type WorkEvent = Extract<keyof EventTypes, `ticket.step_${string}` | `ticket.task_${string}`>

/** Writes what happened to the work on a ticket into its customer's log. */
export const tell = <T extends WorkEvent>(
  ctx: Ctx,
  { customerId, id, number }: TicketRecord,
  type: T,
  data: Omit<EventTypes[T], 'number'>,
): Promise<unknown> =>
  emit(ctx, customerId, { type, subject: { type: 'ticket', id }, data: { ...data, number } as EventTypes[T] })
