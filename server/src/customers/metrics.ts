import type { Metrics } from '@zhike/contract/customers'
import type { RawBuilder } from 'kysely'
import { wholeDaysBetween } from '../platform/clock/company-time.ts'
import type { Db } from '../platform/db/database.ts'
import {
  forgetStages,
  type OrderMetrics,
  sumGroups,
  updateManyOrderMetrics,
  updateOrderMetrics,
} from './customers.queries.ts'
import type { CustomersTable } from './customers.tables.ts'

/**
 * Writes what orders has recomputed, in the transaction of the order, and at the root of a group what the group comes to.
 * The customer's version stays: no person changed it.
 */
export const applyOrderMetrics = (db: Db, customerId: string, metrics: OrderMetrics): Promise<unknown> =>
  updateOrderMetrics(db, customerId, metrics)

/**
 * The same for many customers at once, whom the caller has locked. `rows` is a query that gives customer_id, orders,
 * total_fen, first_order_at and last_order_at for each.
 */
export async function applyManyOrderMetrics(db: Db, rows: RawBuilder<unknown>): Promise<void> {
  const rootIds = await updateManyOrderMetrics(db, rows)
  if (rootIds.length > 0) await sumGroups(db, rootIds)
}

/**
 * The same when orders are taken away that never were: a stage that orders gave, and not people, is that of the orders
 * which are left.
 */
export async function takeOrdersOutOfMetrics(
  db: Db,
  customerIds: Uint8Array,
  rows: RawBuilder<unknown>,
): Promise<void> {
  await forgetStages(db, customerIds)
  await applyManyOrderMetrics(db, rows)
}

/** The metrics of an answer: days are whole company days until now, so they are computed at each reading. */
export const metricsOf = (
  row: Pick<CustomersTable, 'firstOrderAt' | 'lastOrderAt'> & { ordersCount: number; totalFen: number },
  now: Date,
): Metrics => ({
  orders: row.ordersCount,
  totalFen: row.totalFen,
  firstOrderAt: row.firstOrderAt?.toISOString() ?? null,
  lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
  recencyDays: row.lastOrderAt && wholeDaysBetween(row.lastOrderAt, now),
  tenureDays: row.firstOrderAt && wholeDaysBetween(row.firstOrderAt, now),
})
