import { type RawBuilder, sql } from 'kysely'
import { type ArrivalViewer, applyManyOrderMetrics } from '../customers/customers.ts'
import { type ClaimBatch, registered, type Taken } from '../own-fields/own-fields.ts'
import { type Batch, eachOf, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import { type OrderBatches, orderShapes as shapes } from './arrival-batches.ts'

const turn = sql`hashtextextended('zhike.order_arrivals', 0)`

export const awaitTurn = (db: Db) => sql`SELECT pg_advisory_xact_lock(${turn})`.execute(db)

/** Keeps others from changing orders of the customers who have these external numbers, as `lockMetrics` does for one: their groups wait. */
export const lockHolders = (db: Db, externalIds: Uint8Array) =>
  sql`
    SELECT count(*) FROM (
      SELECT c.id
      FROM ${eachOf(externalIds, 'text', 'wanted')} JOIN external_ids e ON e.value = wanted.value
        JOIN customers m ON m.id = e.holder_id JOIN customers c ON c.id = coalesce(m.root_id, m.id)
      ORDER BY c.id FOR NO KEY UPDATE OF c) AS locked`.execute(db)

/** Who has these external numbers, and which of these orders are there, as JSON text. */
export const findKnownOrders = async (db: Db, externalIds: Uint8Array, orderNos: Uint8Array): Promise<string> => {
  const { rows } = await sql<{ known: string }>`
    SELECT json_build_object(
      'customers', (SELECT coalesce(json_agg(json_build_object('value', e.value, 'id', c.id)), '[]')
        FROM ${eachOf(externalIds, 'text', 'wanted')} JOIN external_ids e ON e.value = wanted.value
          JOIN customers c ON c.id = e.holder_id
        WHERE c.archived_at IS NULL),
      'orders', (SELECT coalesce(json_agg(json_build_object('customerId', o.customer_id, 'id', o.id, 'orderNo', o.order_no,
          'orderedAt', o.ordered_at, 'totalFen', o.total_fen, 'refundedFen', o.refunded_fen, 'soldBy', o.sold_by,
          'store', o.store, 'channel', o.channel, 'custom', o.custom, 'lines', (
            SELECT coalesce(json_agg(json_build_object('sku', l.sku, 'name', l.name, 'quantity', l.quantity,
                                                       'unitFen', l.unit_fen) ORDER BY l.line_no), '[]')
            FROM order_lines l WHERE l.customer_id = o.customer_id AND l.order_id = o.id))), '[]')
        FROM ${eachOf(orderNos, 'text', 'wanted')} JOIN order_numbers n ON n.order_no = wanted.value
          JOIN orders o ON o.customer_id = n.holder_id AND o.id = n.order_id))::text AS known`.execute(db)
  return rows[0]?.known ?? ''
}

/** Which orders have these unique values; their numbers only of customers whom the viewer sees. */
export const findTakenByOrders = async (
  db: Db,
  claims: ClaimBatch,
  viewer: ArrivalViewer | undefined,
): Promise<Taken[]> => {
  if (claims.size === 0) return []
  const found = sql<Taken>`
    SELECT taken.field_id, taken.value, taken.record_id, taken.record_id AS shown_by,
           CASE WHEN c.archived_at IS NULL AND (${viewer?.scope === 'all'} OR c.seen_by && ${viewer?.reach ?? []}::uuid[])
                THEN o.order_no END AS number
    FROM ${registered(claims)} AS taken
      LEFT JOIN orders o ON o.customer_id = taken.holder_id AND o.id = taken.record_id
      LEFT JOIN customers m ON m.id = o.customer_id LEFT JOIN customers c ON c.id = coalesce(m.root_id, m.id)`
  return (await found.execute(db)).rows
}

/** Takes the numbers for good; gives how many were free, after waiting for whoever is taking one at this moment. */
export const claimNumbers = async (db: Db, created: OrderBatches['created']): Promise<number> => {
  const { rows } = await sql<{ claimed: number }>`
    WITH claimed AS (
      INSERT INTO order_numbers (order_no, holder_id, order_id)
      SELECT order_no, customer_id, id FROM ${rowsOf(numbers, created, 'wanted')} ORDER BY order_no
      ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*) AS claimed FROM claimed`.execute(db)
  return rows[0]?.claimed ?? 0
}
const numbers = { orderNo: 'text', customerId: 'uuid', id: 'uuid' } as const

export const insertCreated = (db: Db, created: OrderBatches['created'], currency: string, now: Date) =>
  sql`
    INSERT INTO orders (customer_id, id, order_no, ordered_at, currency, total_fen, sold_by, store, channel, custom, created_at)
    SELECT customer_id, id, order_no, ordered_at, ${currency}, total_fen, sold_by, store, channel, custom, ${now}
    FROM ${rowsOf(shapes.created, created, 'created')}`.execute(db)

export const updateKnown = (db: Db, updated: OrderBatches['updated']) =>
  sql`
    UPDATE orders SET ordered_at = u.ordered_at, total_fen = u.total_fen, sold_by = u.sold_by, store = u.store,
      channel = u.channel, custom = u.custom, version = orders.version + 1
    FROM ${rowsOf(shapes.updated, updated, 'u')}
    WHERE orders.customer_id = u.customer_id AND orders.id = u.id`.execute(db)

export const deleteLinesOf = (db: Db, relined: OrderBatches['relined']) =>
  sql`
    DELETE FROM order_lines USING ${rowsOf(shapes.relined, relined, 'o')}
    WHERE order_lines.customer_id = o.customer_id AND order_lines.order_id = o.id`.execute(db)

export const insertArrivalLines = (db: Db, lines: OrderBatches['lines']) =>
  sql`
    INSERT INTO order_lines (customer_id, order_id, line_no, sku, name, quantity, unit_fen)
    SELECT customer_id, order_id, line_no, sku, name, quantity, unit_fen
    FROM ${rowsOf(shapes.lines, lines, 'added')}`.execute(db)

export const insertArrivalChanges = (db: Db, changes: OrderBatches['changes']) =>
  sql`
    INSERT INTO changes (customer_id, event_id, field, old_value, new_value)
    SELECT customer_id, event_id, field, old_value, new_value
    FROM ${rowsOf(shapes.changes, changes, 'changed')}`.execute(db)

const event = { customerId: 'uuid', eventId: 'uuid', id: 'uuid', data: 'jsonb' } as const

/** What the log says of new orders, each at its own time, and of changed ones. */
export const arrivalEvents = {
  placed: (created: OrderBatches['created']) => sql`
    SELECT customer_id, event_id, id AS subject_id, ordered_at AS at, data, NULL::integer AS origin_row
    FROM ${rowsOf({ ...event, orderedAt: 'timestamptz' }, created, 'r')}`,
  changed: (updated: OrderBatches['updated'], now: Date) => sql`
    SELECT customer_id, event_id, id AS subject_id, ${now}::timestamptz AS at, data, NULL::integer AS origin_row
    FROM ${rowsOf(event, updated, 'r')}`,
}

/** Counts the orders of these customers anew. */
export const recountOrders = (db: Db, customerIds: Uint8Array) =>
  applyManyOrderMetrics(db, countedOrders(eachOf(customerIds, 'uuid', 'c')))

/** What the orders of customers come to; `customers` is a relation `c` of their ids. */
export const countedOrders = (customers: RawBuilder<unknown>) => sql`
  SELECT c.value AS customer_id, count(o.id) AS orders, coalesce(sum(o.total_fen - o.refunded_fen), 0) AS total_fen,
         min(o.ordered_at) AS first_order_at, max(o.ordered_at) AS last_order_at
  FROM ${customers} LEFT JOIN orders o ON o.customer_id = c.value AND o.status = 'placed' GROUP BY c.value`

/** The events that tell of what was done: customer_id and event_id of each. */
export const eventsOfOrders = (...done: readonly Batch<keyof typeof event>[]) =>
  sql.join(
    done.map((batch) => sql`SELECT customer_id, event_id FROM ${rowsOf(event, batch, 'r')}`),
    sql` UNION ALL `,
  )
