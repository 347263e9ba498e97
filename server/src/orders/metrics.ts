import type { Order } from '@zhike/contract/orders'
import { applyOrderMetrics, type OrderMetrics } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Db } from '../platform/db/database.ts'
import { fail, failAt } from '../platform/errors.ts'
import { findEdges, lockMetrics } from './orders.queries.ts'

type Counted = Pick<Order, 'status' | 'totalFen' | 'refundedFen'>

/**
 * Opens a change of a customer's orders: the metrics as they stand, and nobody else changes them before this transaction
 * is over. Throws `customer.unknown` when the actor does not see the customer, `customer.read_only` for who may only look.
 */
export async function openMetrics(ctx: Ctx, customerId: string): Promise<OrderMetrics> {
  const locked = (await lockMetrics(ctx.db, customerId)) ?? failAt(ctx, 'customerId', 'customer.unknown')
  const { mayWrite, ...metrics } = locked
  return mayWrite ? metrics : fail('customer.read_only')
}

/** Counts an order in that is new to the customer; one that is cancelled counts for nothing. */
export async function countOrder(
  db: Db,
  customerId: string,
  standing: OrderMetrics,
  order: Counted & { readonly orderedAt: Date },
): Promise<void> {
  if (order.status === 'cancelled') return
  const { orders, totalFen } = added(standing, worth(order))
  const firstOrderAt = earlier(standing.firstOrderAt, order.orderedAt)
  const lastOrderAt = later(standing.lastOrderAt, order.orderedAt)
  await applyOrderMetrics(db, customerId, { orders, totalFen, firstOrderAt, lastOrderAt })
}

/** Counts an order out that the customer has no more. */
export const uncountOrder = (db: Db, customerId: string, standing: OrderMetrics, before: Counted): Promise<void> =>
  recountOrder(db, customerId, standing, { before, after: { ...before, status: 'cancelled' } })

/** Counts a changed order anew, once its row has changed: the first or last order can now be another one. */
export async function recountOrder(
  db: Db,
  customerId: string,
  standing: OrderMetrics,
  { before, after }: { readonly before: Counted; readonly after: Counted },
): Promise<void> {
  const [was, is] = [worth(before), worth(after)]
  const change = { orders: is.orders - was.orders, totalFen: is.totalFen - was.totalFen }
  await applyOrderMetrics(db, customerId, { ...added(standing, change), ...(await findEdges(db, customerId)) })
}

/** What one order adds to the metrics: nothing when it is cancelled, 分 after refunds. */
const worth = ({ status, totalFen, refundedFen }: Counted) =>
  status === 'placed' ? { orders: 1, totalFen: totalFen - refundedFen } : { orders: 0, totalFen: 0 }

const added = (standing: OrderMetrics, change: { orders: number; totalFen: number }) => ({
  orders: standing.orders + change.orders,
  totalFen: standing.totalFen + change.totalFen,
})

const earlier = (known: Date | null, at: Date) => (known && known < at ? known : at)
const later = (known: Date | null, at: Date) => (known && known > at ? known : at)
