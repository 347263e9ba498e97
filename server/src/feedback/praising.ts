import type { Input, Output } from '@zhike/contract/endpoint'
import type { Feedback, feedback } from '@zhike/contract/feedback'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit, emitForCompany } from '../platform/events/events.ts'
import { isColleague } from '../staff/staff.ts'
import { countPraisesOf, deletePraise, insertPraise, markPraisesRead, selectPraises } from './feedback.queries.ts'
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

/** A page of what customers said of the actor, with how many there are and how many are not read. Throws `cursor.invalid`. */
export async function listPraises(
  ctx: Ctx,
  { cursor, limit }: Input<typeof feedback.praises>,
): Promise<Output<typeof feedback.praises>> {
  const { id } = ctx.actor
  if (id === null) return { items: [], nextCursor: null, all: 0, unread: 0 }
  const rows = await selectPraises(ctx.db, id, readCursor(TimePlace, cursor), limit + 1)
  const page = pageOf(
    rows,
    limit,
    (row) => [row.at.toISOString(), row.id],
    (row) => ({ ...row, at: row.at.toISOString(), readAt: row.readAt?.toISOString() ?? null }),
  )
  return { ...page, ...(await countPraisesOf(ctx.db, id)) }
}

/** Says that the actor has read all of it; on other screens it is read from then on too. */
export async function readPraises(ctx: Ctx): Promise<Output<typeof feedback.readPraises>> {
  const { id } = ctx.actor
  const read = id === null ? 0 : await markPraisesRead(ctx.db, id, ctx.now)
  if (id !== null && read > 0)
    await emitForCompany(ctx, { type: 'praise.read', subject: { type: 'staff', id }, data: { praises: read } }, [id])
  return { read }
}
