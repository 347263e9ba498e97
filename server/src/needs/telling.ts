import type { Ctx } from '../platform/ctx.ts'
import { type Change, type EventTypes, emit } from '../platform/events/events.ts'
import type { LockedNeed } from './needs.queries.ts'

type NeedEvent = Extract<keyof EventTypes, `need.${string}`>

/** Writes what happened to a need into its customer's log, with the number that people know the need by. */
export const tell = <T extends NeedEvent>(
  ctx: Ctx,
  { customerId, id, number }: Pick<LockedNeed, 'customerId' | 'id' | 'number'>,
  type: T,
  data: Omit<EventTypes[T], 'number'>,
  changes: readonly Change[] = [],
): Promise<unknown> =>
  emit(ctx, customerId, { type, subject: { type: 'need', id }, data: { ...data, number } as EventTypes[T] }, changes)
