import type { OrderMetrics } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { openMetrics } from './metrics.ts'
import { findOrder, type OrderRow } from './orders.queries.ts'

/** An order that is about to change, and the metrics of its customer before. */
export interface OpenOrder {
  readonly order: OrderRow
  readonly standing: OrderMetrics
}

/**
 * The order as it stands, which nobody else changes before this transaction is over: customer first, then order, as
 * everywhere, so that two cannot wait for each other. Throws `record.not_found` and `customer.read_only`.
 */
export async function openOrder(ctx: Ctx, id: string): Promise<OpenOrder> {
  const { customerId } = (await findOrder(ctx.db, id)) ?? fail('record.not_found')
  const standing = await openMetrics(ctx, customerId)
  const order = (await findOrder(ctx.db, id)) ?? fail('record.not_found')
  return { order, standing }
}

/** The same for what can only happen to an order that stands; throws `order.cancelled`. */
export async function openPlacedOrder(ctx: Ctx, id: string): Promise<OpenOrder> {
  const opened = await openOrder(ctx, id)
  return opened.order.status === 'cancelled' ? fail('order.cancelled') : opened
}
