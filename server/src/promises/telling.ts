import type { Ctx } from '../platform/ctx.ts'
import { type EventTypes, emit } from '../platform/events/events.ts'

type PromiseEvent = Extract<keyof EventTypes, `promise.${string}`>

/** Tells whoever sees the ticket what became of a promise. */
export const tell = <T extends PromiseEvent>(
  ctx: Ctx,
  { customerId, id, number }: { readonly customerId: string; readonly id: string; readonly number: string },
  type: T,
  data: Omit<EventTypes[T], 'number'>,
): Promise<unknown> =>
  emit(ctx, customerId, { type, subject: { type: 'ticket', id }, data: { ...data, number } as EventTypes[T] })
