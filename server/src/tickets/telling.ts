import type { Ctx } from '../platform/ctx.ts'
import { type Change, type EventTypes, emit } from '../platform/events/events.ts'
import type { TicketRecord } from './tickets.queries.ts'

type TicketEvent = Extract<keyof EventTypes, `ticket.${string}`>

/** Writes what happened to a ticket into its customer's log, with the number that people know the ticket by. */
export const tell = <T extends TicketEvent>(
  ctx: Ctx,
  { customerId, id, number }: Pick<TicketRecord, 'customerId' | 'id' | 'number'>,
  type: T,
  data: Omit<EventTypes[T], 'number'>,
  changes: readonly Change[] = [],
): Promise<unknown> =>
  emit(ctx, customerId, { type, subject: { type: 'ticket', id }, data: { ...data, number } as EventTypes[T] }, changes)
