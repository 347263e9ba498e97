import type { Input, Output } from '@zhike/contract/endpoint'
import type { Feedback, feedback } from '@zhike/contract/feedback'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit, emitForCompany } from '../platform/events/events.ts'
import { isColleague } from '../staff/staff.ts'
import { deletePraise, insertPraise, selectPraises } from './feedback.queries.ts'
import { getFeedback, lockFeedback } from './listing.ts'

/**
 * Passes praise on to the colleague who is meant, who hears of it and reads it without seeing the ticket. Passed on twice it
 * counts once. Throws `feedback.not_praise` and `staff.unknown`.
 */
export async function passPraise(ctx: Ctx, { ticketId, staffId }: Input<typeof feedback.praise>): Promise<Feedback> {
  const { customerId, number, kind, title, description } = await lockFeedback(ctx, ticketId)
  if (kind !== 'praise') fail('feedback.not_praise')
  if (!(await isColleague(ctx.db, staffId))) failAt(ctx, 'staffId', 'staff.unknown')
  const words = [title, description].filter(Boolean).join('\n')
  const by = { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id }
  if (await insertPraise(ctx.db, { ...by, customerId, ticketId, staffId, words })) {
    const subject = { type: 'ticket', id: ticketId }
    await emit(ctx, customerId, { type: 'feedback.praise_passed', subject, data: { number, staffId } })
    const received = { type: 'praise.received', subject: { type: 'staff', id: staffId }, data: { staffId } } as const
    await emitForCompany(ctx, received, [staffId])
  }
  return getFeedback(ctx, ticketId)
}

/** Takes it back. Throws `record.not_found`. */
export async function withdrawPraise(
  ctx: Ctx,
  { ticketId, staffId }: Input<typeof feedback.withdrawPraise>,
): Promise<void> {
  const { customerId, number } = await lockFeedback(ctx, ticketId)
  if (!(await deletePraise(ctx.db, ticketId, staffId))) fail('record.not_found')
  const subject = { type: 'ticket', id: ticketId }
  await emit(ctx, customerId, { type: 'feedback.praise_withdrawn', subject, data: { number, staffId } })
}

/** What customers said of the actor. */
export async function listPraises(
  ctx: Ctx,
  { limit }: Input<typeof feedback.praises>,
): Promise<Output<typeof feedback.praises>> {
  const rows = ctx.actor.id === null ? [] : await selectPraises(ctx.db, ctx.actor.id, limit)
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}
