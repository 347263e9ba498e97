import type { Input } from '@zhike/contract/endpoint'
import type { Delivery, orders, Payment, Return } from '@zhike/contract/orders'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { dated } from './answers.ts'
import { recountOrder } from './metrics.ts'
import { pastMomentOf } from './moments.ts'
import { openPlacedOrder } from './opening.ts'
import { insertDelivery, insertPayment, insertReturn, type OrderRow, updateOrderRow } from './orders.queries.ts'

/** Records a payment. Throws `order.cancelled`. */
export async function addPayment(ctx: Ctx, input: Input<typeof orders.addPayment>): Promise<Payment> {
  const { amountFen, method } = input
  const { order } = await openPlacedOrder(ctx, input.id)
  const fact = factOf(ctx, order, input)
  await insertPayment(ctx.db, { ...fact, amountFen, method })
  await emit(ctx, order.customerId, {
    type: 'order.paid',
    subject: subjectOf(order),
    data: { number: order.orderNo, amountFen },
    at: fact.at,
  })
  return dated({ ...fact, amountFen, method })
}

const deliveryEvents = { shipped: 'order.shipped', delivered: 'order.delivered', lost: 'order.lost' } as const

/** Records a delivery or a step of it. Throws `order.cancelled`. */
export async function addDelivery(ctx: Ctx, input: Input<typeof orders.addDelivery>): Promise<Delivery> {
  const { carrier, trackingNo = null, state } = input
  const { order } = await openPlacedOrder(ctx, input.id)
  const fact = factOf(ctx, order, input)
  await insertDelivery(ctx.db, { ...fact, carrier, trackingNo, state })
  await emit(ctx, order.customerId, {
    type: deliveryEvents[state],
    subject: subjectOf(order),
    data: { number: order.orderNo },
    at: fact.at,
  })
  return dated({ ...fact, carrier, trackingNo, state })
}

/**
 * Records what came back and what was paid back for it; the customer's total goes down by that in the same transaction.
 * Throws `order.cancelled`, and `order.refund_too_large` when all refunds together would exceed the order.
 */
export async function addReturn(ctx: Ctx, input: Input<typeof orders.addReturn>): Promise<Return> {
  const { refundFen, reason, sku = null, quantity } = input
  const { order, standing } = await openPlacedOrder(ctx, input.id)
  const refundedFen = order.refundedFen + refundFen
  if (refundedFen > order.totalFen) fail('order.refund_too_large')
  const fact = factOf(ctx, order, input)
  await insertReturn(ctx.db, { ...fact, refundFen, reason, sku, quantity })
  await updateOrderRow(ctx.db, order.customerId, order.id, { refundedFen })
  await recountOrder(ctx.db, order.customerId, standing, { before: order, after: { ...order, refundedFen } })
  await emit(ctx, order.customerId, {
    type: 'order.returned',
    subject: subjectOf(order),
    data: { number: order.orderNo, refundFen, reason },
    at: fact.at,
  })
  return dated({ ...fact, refundFen, reason, sku, quantity })
}

const subjectOf = ({ id }: OrderRow) => ({ type: 'order', id })

function factOf(ctx: Ctx, order: OrderRow, { at, note = null }: { at: string; note?: string | null | undefined }) {
  const moment = pastMomentOf(ctx, 'at', at)
  return { customerId: order.customerId, orderId: order.id, id: uuidv7(ctx.now), at: moment, note }
}
