import { sql } from 'kysely'
import { type Effect, subjectsOf, takeOrdersOutOfMetrics } from '../customers/customers.ts'
import { releasing } from '../own-fields/own-fields.ts'
import { eachOf, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import type { KnownOrder } from './arrival-outcomes.ts'
import { countedOrders } from './arrivals.queries.ts'
import { type RemovedOrders, removedShape as removed } from './undo-batches.ts'

export type StandingOrder = KnownOrder & { readonly isArchived: boolean }

/** Orders as they stand, with their lines. */
export const findStandingOrders = async (db: Db, effects: readonly Effect[]) => {
  const found = sql<StandingOrder>`
    SELECT o.customer_id, o.id, order_no, ordered_at, o.total_fen, refunded_fen, sold_by, store, channel, o.custom,
      c.archived_at IS NOT NULL AS is_archived, (
      SELECT coalesce(jsonb_agg(jsonb_build_object('sku', l.sku, 'name', l.name, 'quantity', l.quantity,
                                                   'unitFen', l.unit_fen) ORDER BY l.line_no), '[]')
      FROM order_lines l WHERE l.customer_id = o.customer_id AND l.order_id = o.id) AS lines
    FROM (SELECT DISTINCT * FROM ${subjectsOf(effects)}) AS e
      JOIN orders o ON o.customer_id = e.customer_id AND o.id = e.subject_id JOIN customers c ON c.id = o.customer_id`
  return (await found.execute(db)).rows
}

/** Takes own values that must be unique from orders that will be deleted. */
export const releaseUniqueOf = (db: Db, orders: RemovedOrders) =>
  releasing(sql`SELECT id FROM ${rowsOf(removed, orders, 'r')}`).execute(db)

/** Deletes orders that came by mistake, with all that hangs on them; their numbers are free again. */
export const deleteOrders = (db: Db, orders: RemovedOrders) =>
  sql`
    WITH freed AS (
      DELETE FROM order_numbers n USING ${rowsOf(removed, orders, 'r')}
      WHERE n.order_id = r.id AND n.holder_id = r.customer_id)
    DELETE FROM orders o USING ${rowsOf(removed, orders, 'r')}
    WHERE o.customer_id = r.customer_id AND o.id = r.id`.execute(db)

/** What the log says of them. */
export const removalEvents = (orders: RemovedOrders, now: Date) => sql`
  SELECT customer_id, event_id, id AS subject_id, ${now}::timestamptz AS at, data, NULL::integer AS origin_row
  FROM ${rowsOf(removed, orders, 'r')}`

/** Counts the orders that are left of these customers. */
export const countWhatIsLeft = (db: Db, customerIds: Uint8Array) =>
  takeOrdersOutOfMetrics(db, customerIds, countedOrders(eachOf(customerIds, 'uuid', 'c')))
