import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit, emitForCompany } from '../platform/events/events.ts'
import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { lockTicket, replyAfterwards } from '../tickets/tickets.ts'
import { findNotice, markTold, queueUp, selectWaiting } from './change-notices.queries.ts'

const batch = 50

/**
 * Tells what changed on every ticket that waits for it, each in a transaction of its own that also takes it for told: killed
 * half-way it goes on where it was, and run twice it tells nobody twice. With the last of them its author hears that it is done.
 */
export async function deliverNotice(
  background: Background,
  { subject: { id } }: HappenedEvent<'change_notice.given'>,
): Promise<void> {
  for (;;) {
    const waiting = await background.inSystem((ctx) => selectWaiting(ctx.db, id, batch))
    if (waiting.length === 0) return
    for (const { ticketId } of waiting) {
      if (background.signal.aborted) return
      await background.inSystem((ctx) => tellOne(ctx, id, ticketId))
    }
  }
}

async function tellOne(ctx: Ctx, noticeId: string, ticketId: string): Promise<void> {
  const notice = (await findNotice(ctx.db, noticeId)) ?? fail('record.not_found')
  // the ticket first, as everybody who changes one does
  const { customerId, number } = await lockTicket(ctx, ticketId)
  if (!(await markTold(ctx.db, noticeId, ticketId, ctx.now))) return
  const { byKind: kind, byId, byName: name } = notice
  const author: Ctx = { ...ctx, actor: { ...ctx.actor, kind, id: byId, name } }
  await replyAfterwards(author, ticketId, notice.body)
  const subject = { type: 'ticket', id: ticketId }
  await emit(author, customerId, { type: 'change_notice.told', subject, data: { number, noticeId } })
  await tellAuthor(ctx, noticeId)
}

/** Of two that tell the last ones at once, the second waits and sees that nobody is left. */
async function tellAuthor(ctx: Ctx, noticeId: string): Promise<void> {
  await queueUp(ctx.db, noticeId)
  const { subjectType, subjectId, byId } = (await findNotice(ctx.db, noticeId)) ?? fail('record.not_found')
  if ((await selectWaiting(ctx.db, noticeId, 1)).length > 0) return
  const subject = { type: subjectType, id: subjectId }
  const delivered = { type: 'change_notice.delivered', subject, data: { noticeId } } as const
  await emitForCompany(ctx, delivered, byId === null ? [] : [byId])
}
