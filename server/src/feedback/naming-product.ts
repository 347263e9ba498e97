import type { Input } from '@zhike/contract/endpoint'
import type { Feedback, feedback } from '@zhike/contract/feedback'
import type { Ctx } from '../platform/ctx.ts'
import { failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { findProduct } from '../products/products.ts'
import { saveFeedback } from './feedback.queries.ts'
import { handOn } from './handing-on.ts'
import { lockFeedback } from './listing.ts'

/**
 * Says of which product a suggestion or praise is, or that it is of none (`null`). While it is unfinished it goes to whoever sees
 * to it then. Throws `product.unknown`.
 */
export async function setProduct(ctx: Ctx, { ticketId, sku }: Input<typeof feedback.setProduct>): Promise<Feedback> {
  const ticket = await lockFeedback(ctx, ticketId)
  if (sku !== null && !(await findProduct(ctx, sku))) failAt(ctx, 'sku', 'product.unknown')
  await saveFeedback(ctx.db, ticket, { sku, productById: ctx.actor.id })
  const { number, customerId } = ticket
  const subject = { type: 'ticket', id: ticketId }
  await emit(ctx, customerId, { type: 'feedback.product_named', subject, data: { number, sku } })
  return handOn(ctx, ticket)
}
