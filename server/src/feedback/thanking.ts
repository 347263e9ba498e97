import type { Input } from '@zhike/contract/endpoint'
import type { Feedback, feedback } from '@zhike/contract/feedback'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { replyAfterwards } from '../tickets/tickets.ts'
import { isThanked, saveFeedback } from './feedback.queries.ts'
import { getFeedback, lockFeedback } from './listing.ts'
import { usualThanks } from './thanks.ts'

/** Thanks the customer, once. Throws `feedback.thanked`. */
export async function thankCustomer(ctx: Ctx, { ticketId, body }: Input<typeof feedback.thank>): Promise<Feedback> {
  const ticket = await lockFeedback(ctx, ticketId)
  if (await isThanked(ctx.db, ticketId)) fail('feedback.thanked')
  await replyAfterwards(ctx, ticketId, body ?? usualThanks(ticket.kind as Feedback['kind']))
  await saveFeedback(ctx.db, ticket, { thankedAt: ctx.now, thankedById: ctx.actor.id })
  const subject = { type: 'ticket', id: ticketId }
  await emit(ctx, ticket.customerId, { type: 'feedback.thanked', subject, data: { number: ticket.number } })
  return getFeedback(ctx, ticketId)
}
