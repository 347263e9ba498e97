import type { Input } from '@zhike/contract/endpoint'
import type { Order, orders } from '@zhike/contract/orders'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { freshAnswer } from './answers.ts'
import { countOrder, openMetrics, uncountOrder } from './metrics.ts'
import { findOrder, moveOrder } from './orders.queries.ts'

/**
 * Gives an order to the customer to whom it belongs, with its lines, payments, deliveries and returns: recorded for the wrong
 * one, or left behind when two were taken apart. The metrics of both follow. What happened so far stays in the log of the
 * former one. Throws `customer.unknown` and `customer.read_only`.
 */
export async function handOverOrder(ctx: Ctx, { id, customerId }: Input<typeof orders.handOver>): Promise<Order> {
  const { customerId: giverId } = (await findOrder(ctx.db, id)) ?? fail('record.not_found')
  if (!(await findCustomerSummaries(ctx.db, [customerId])).has(customerId))
    return failAt(ctx, 'customerId', 'customer.unknown')
  if (giverId === customerId) return freshAnswer(ctx, id)
  // both at once and in one order, so that two who hand over to each other do not wait for each other
  const standing = new Map<string, Awaited<ReturnType<typeof openMetrics>>>()
  for (const one of [giverId, customerId].sort()) standing.set(one, await openMetrics(ctx, one))
  const order = (await findOrder(ctx.db, id)) ?? fail('record.not_found')
  const [giver, taker] = [standing.get(order.customerId), standing.get(customerId)]
  if (!giver || !taker || order.customerId === customerId) return freshAnswer(ctx, id)
  const subject = { type: 'order', id }
  const { orderNo: number } = order
  await emit(ctx, giverId, { type: 'order.handed_over', subject, data: { number, toId: customerId } })
  await moveOrder(ctx.db, order, customerId)
  await uncountOrder(ctx.db, giverId, giver, order)
  await countOrder(ctx.db, customerId, taker, order)
  await emit(ctx, customerId, { type: 'order.taken_over', subject, data: { number, fromId: giverId } })
  return freshAnswer(ctx, id)
}
