import type { Input } from '@zhike/contract/endpoint'
import type { MadePromise, promises } from '@zhike/contract/promises'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { lockTicket } from '../tickets/tickets.ts'
import { dueLater, warningBefore } from './making.ts'
import { insertMove, lockPromise, updatePromise } from './promises.queries.ts'
import { getPromise } from './showing.ts'
import { tell } from './telling.ts'

/** Says that a promise was kept, in time or late. Throws `promise.over`. */
export async function keepPromise(
  ctx: Ctx,
  { ticketId, promiseId }: Input<typeof promises.keep>,
): Promise<MadePromise> {
  const { ticket, promise } = await lockOpen(ctx, ticketId, promiseId)
  const kept = { keptAt: ctx.now, keptByKind: ctx.actor.kind, keptById: ctx.actor.id, nextAt: null }
  await updatePromise(ctx.db, promise, kept)
  await tell(ctx, ticket, 'promise.kept', { promiseId, late: ctx.now > promise.firstDueAt })
  ctx.answer.status = 200
  return getPromise(ctx, ticketId, promiseId)
}

/** Takes a promise back for a reason. Throws `promise.over`. */
export async function withdrawPromise(ctx: Ctx, input: Input<typeof promises.withdraw>): Promise<MadePromise> {
  const { ticketId, promiseId, reason } = input
  const { ticket, promise } = await lockOpen(ctx, ticketId, promiseId)
  const by = { withdrawnByKind: ctx.actor.kind, withdrawnById: ctx.actor.id }
  await updatePromise(ctx.db, promise, { withdrawnAt: ctx.now, ...by, withdrawnFor: reason, nextAt: null })
  await tell(ctx, ticket, 'promise.withdrawn', { promiseId })
  ctx.answer.status = 200
  return getPromise(ctx, ticketId, promiseId)
}

/** Puts a promise to a time that the customer agreed to; its clock runs anew. Throws `promise.due_past` and `promise.over`. */
export async function movePromise(ctx: Ctx, input: Input<typeof promises.move>): Promise<MadePromise> {
  const { ticketId, promiseId, note } = input
  const { ticket, promise } = await lockOpen(ctx, ticketId, promiseId)
  const dueAt = dueLater(ctx, input.dueAt)
  const { customerId, ticketId: madeAtId, dueAt: from } = promise
  if (dueAt.getTime() === from.getTime()) return getPromise(ctx, ticketId, promiseId)
  const by = { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id }
  await insertMove(ctx.db, {
    customerId,
    ticketId: madeAtId,
    promiseId,
    id: uuidv7(ctx.now),
    fromDueAt: from,
    toDueAt: dueAt,
    note,
    ...by,
  })
  const warnAt = await warningBefore(ctx, dueAt)
  await updatePromise(ctx.db, promise, { dueAt, warnAt, nextAt: warnAt, warnedAt: null, brokenAt: null })
  await tell(ctx, ticket, 'promise.moved', { promiseId, from: from.toISOString(), to: dueAt.toISOString() })
  return getPromise(ctx, ticketId, promiseId)
}

/** A promise with the ticket at which it is shown, for whoever is about to change it. Throws `record.not_found` and `promise.over`. */
async function lockOpen(ctx: Ctx, ticketId: string, promiseId: string) {
  const ticket = await lockTicket(ctx, ticketId)
  const promise = (await lockPromise(ctx.db, ticketId, promiseId)) ?? fail('record.not_found')
  return promise.keptAt || promise.withdrawnAt ? fail('promise.over') : { ticket, promise }
}
