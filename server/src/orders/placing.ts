import { isDeepStrictEqual } from 'node:util'
import type { CreateOrder, Order } from '@zhike/contract/orders'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import { ensureProducts } from '../products/products.ts'
import { answerOf, freshAnswer } from './answers.ts'
import { countOrder, openMetrics } from './metrics.ts'
import { pastMomentOf } from './moments.ts'
import {
  claimNumber,
  findExternalHolder,
  findOrderByNumber,
  insertLines,
  insertOrder,
  type OrderRow,
} from './orders.queries.ts'
import { readOwnOrderValues } from './own-values.ts'

/** What makes two orders of one number the same. */
type Content = Pick<
  OrderRow,
  'customerId' | 'orderedAt' | 'currency' | 'totalFen' | 'soldBy' | 'store' | 'channel' | 'lines'
>

/**
 * Records an order, once: the same number with the same content again answers the order that is there, with other content
 * it throws `order.different`, which names that order only to who may see it. Lines need not add up to the total: there are
 * discounts and freight. What is sold under an unknown SKU becomes a product.
 */
export async function createOrder(ctx: Ctx, input: CreateOrder): Promise<Order> {
  const content = await contentOf(ctx, input)
  const { orderNo } = input
  const { customerId, orderedAt, totalFen, currency, lines } = content
  const standing = await openMetrics(ctx, customerId)
  const id = uuidv7(ctx.now)
  if (!(await claimNumber(ctx.db, orderNo, customerId, id))) return repeatedOrder(ctx, orderNo, content, input.custom)
  const { custom } = await readOwnOrderValues(ctx, input.custom ?? {}, { id, customerId })
  const { lines: _, ...columns } = content
  await insertOrder(ctx.db, { ...columns, id, orderNo, custom, createdAt: ctx.now })
  if (lines.length > 0) {
    await ensureProducts(ctx, lines)
    await insertLines(ctx.db, customerId, id, lines)
  }
  await countOrder(ctx.db, customerId, standing, { status: 'placed', totalFen, refundedFen: 0, orderedAt })
  await emit(ctx, customerId, {
    type: 'order.placed',
    subject: { type: 'order', id },
    data: { number: orderNo, totalFen, currency },
    at: orderedAt,
  })
  return freshAnswer(ctx, id)
}

async function repeatedOrder(
  ctx: Ctx,
  orderNo: string,
  wanted: Content,
  custom: CreateOrder['custom'],
): Promise<Order> {
  const kept = await findOrderByNumber(ctx.db, orderNo)
  if (!kept) return fail('order.different')
  if (!sameContent(kept, wanted)) return fail('order.different', { existingId: kept.id })
  const { changes } = custom ? await readOwnOrderValues(ctx, custom, kept) : { changes: [] }
  if (changes.length > 0) return fail('order.different', { existingId: kept.id })
  ctx.answer.status = 200
  return answerOf(ctx, kept)
}

async function contentOf(ctx: Ctx, input: CreateOrder): Promise<Content> {
  const { currency, totalFen, lines, soldBy = null, store = null, channel = null } = input
  const orderedAt = pastMomentOf(ctx, 'orderedAt', input.orderedAt)
  const customerId = input.customerId ?? (await holderOf(ctx, input.customerExternalId ?? ''))
  return { customerId, orderedAt, currency, totalFen, soldBy, store, channel, lines }
}

const holderOf = async (ctx: Ctx, externalId: string): Promise<string> =>
  (await findExternalHolder(ctx.db, tidyText(externalId)))?.holderId ??
  failAt(ctx, 'customerExternalId', 'customer.unknown')

const sameContent = (kept: Content, wanted: Content) => isDeepStrictEqual(essence(kept), essence(wanted))

const essence = ({ customerId, orderedAt, currency, totalFen, soldBy, store, channel, lines }: Content) => ({
  customerId,
  orderedAt,
  currency,
  totalFen,
  soldBy,
  store,
  channel,
  lines,
})
