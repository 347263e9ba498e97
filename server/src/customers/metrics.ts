import type { Metrics } from '@zhike/contract/customers'
import type { RawBuilder } from 'kysely'
import { wholeDaysBetween } from '../platform/clock/company-time.ts'
import type { Db } from '../platform/db/database.ts'
import { updateManyOrderMetrics, updateOrderMetrics } from './customers.queries.ts'
import type { CustomersTable } from './customers.tables.ts'

/** What a customer's orders come to: those not cancelled, 分 after refunds. */
export interface OrderMetrics {
  readonly orders: number
  readonly totalFen: number
  readonly firstOrderAt: Date | null
  readonly lastOrderAt: Date | null
}

/** Writes what orders has recomputed, in the transaction of the order. The customer's version stays: no person changed it. */
export const applyOrderMetrics = (db: Db, customerId: string, metrics: OrderMetrics): Promise<void> =>
  updateOrderMetrics(db, customerId, metrics)

/**
 * The same for many customers at once, whom the caller has locked. `rows` is a query that gives customer_id, orders,
 * total_fen, first_order_at and last_order_at for each.
 */
export const applyManyOrderMetrics = (db: Db, rows: RawBuilder<unknown>): Promise<unknown> =>
  updateManyOrderMetrics(db, rows)

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
