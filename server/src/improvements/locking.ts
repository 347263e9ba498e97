import type { ImprovementStep } from '@zhike/contract/improvements'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type EventTypes, emit, emitForCompany } from '../platform/events/events.ts'
import { type ImprovementRecord, insertStep, lockImprovement } from './improvements.queries.ts'

/** The improvement that is about to be changed; whoever else wants to change it waits. Throws `record.not_found`. */
export const lockKnown = async (ctx: Ctx, id: string): Promise<ImprovementRecord> =>
  (await lockImprovement(ctx.db, id)) ?? fail('record.not_found')

/** Whether the actor sees to an improvement: owns it, has opened it, or sees all. */
export const seesTo = ({ actor }: Ctx, { ownerId, createdById }: Pick<ImprovementRecord, 'ownerId' | 'createdById'>) =>
  actor.scope === 'all' || actor.id === ownerId || actor.id === createdById

/** The same of one that the actor sees to. Throws `improvement.of_another` too. */
export async function lockOwn(ctx: Ctx, id: string): Promise<ImprovementRecord> {
  const improvement = await lockKnown(ctx, id)
  return seesTo(ctx, improvement) ? improvement : fail('improvement.of_another')
}

type ImprovementEvent = Extract<keyof EventTypes, `improvement.${string}`>

/** Writes what happened to an improvement, where its owner hears of it. */
export const tell = <T extends ImprovementEvent>(
  ctx: Ctx,
  { id, number, ownerId }: Pick<ImprovementRecord, 'id' | 'number' | 'ownerId'>,
  type: T,
  data: Omit<EventTypes[T], 'number'>,
): Promise<void> =>
  emitForCompany(ctx, { type, subject: { type: 'improvement', id }, data: { ...data, number } as EventTypes[T] }, [
    ownerId,
  ])

/** The same in the log of the customer whose complaint it is. */
export const tellOnTicket = (
  ctx: Ctx,
  { id: improvementId, number }: Pick<ImprovementRecord, 'id' | 'number'>,
  type: 'improvement.complaint_added' | 'improvement.complaint_removed',
  ticket: { readonly customerId: string; readonly ticketId: string },
): Promise<unknown> =>
  emit(ctx, ticket.customerId, {
    type,
    subject: { type: 'ticket', id: ticket.ticketId },
    data: { number, improvementId },
  })

/** By whom and when, as every row has it. */
export const deedOf = (ctx: Ctx) => ({ at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id })

/** Writes a step into the history. */
export const writeStep = (ctx: Ctx, improvementId: string, kind: ImprovementStep['kind'], note: string) =>
  insertStep(ctx.db, { ...deedOf(ctx), id: uuidv7(ctx.now), improvementId, kind, note, effect: null, scope: null })
