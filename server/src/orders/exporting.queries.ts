import { lineColumns, type OrderColumn } from '@zhike/contract/exports/columns'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import type { NumberRange, OrderFilter } from './orders.queries.ts'

const everything = 2_147_483_647

type Narrowing = Pick<OrderFilter, 'status' | 'from' | 'to'>

/** The ids of a list without an end, of one customer and all who were merged with it, or of all in sight. */
export function selectOrderIds(
  customer: string | undefined,
  numbers: NumberRange | undefined,
  { status, from, to }: Narrowing,
): RawBuilder<unknown> {
  if (customer === undefined)
    return sql`SELECT id FROM newest_orders(${numbers?.from ?? null}, ${numbers?.to ?? null}, ${status ?? null},
      ${from ?? null}::timestamptz, ${to ?? null}::timestamptz, NULL, NULL, ${everything}::int) AS id`
  const conditions = [
    sql`customer_id = ANY (customer_group(${customer}))`,
    ...(numbers === undefined ? [] : [sql`upper(order_no) >= ${numbers.from} AND upper(order_no) < ${numbers.to}`]),
    ...(status === undefined ? [] : [sql`status = ${status}`]),
    ...(from === undefined ? [] : [sql`ordered_at >= ${from}`]),
    ...(to === undefined ? [] : [sql`ordered_at < ${to}`]),
  ]
  return sql`SELECT id FROM orders WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ordered_at DESC, id DESC`
}

const order = (name: string) => sql.ref(`o.${name}`)
const moment = (name: string) => sql`(extract(epoch FROM ${order(name)}) * 1000)::bigint`

const expressions: Readonly<Record<OrderColumn, RawBuilder<unknown>>> = {
  order_no: order('orderNo'),
  customer_number: order('number'),
  customer_external_id: sql`i.external`,
  customer_name: order('name'),
  ordered_at: moment('orderedAt'),
  status: order('status'),
  total_yuan: order('totalFen'),
  refunded_yuan: order('refundedFen'),
  currency: order('currency'),
  sku: sql`l.sku`,
  product: sql`l.name`,
  quantity: sql`l.quantity`,
  unit_yuan: sql`l.unit_fen`,
  sold_by: order('soldBy'),
  store: order('store'),
  channel: order('channel'),
  created_at: moment('createdAt'),
}

const lines = sql`LEFT JOIN order_lines l ON l.customer_id = o.customer_id AND l.order_id = o.id`
const externalNumbers = sql`LEFT JOIN (
  SELECT customer_id, (array_agg(masked ORDER BY created_at, id))[1] AS external
  FROM identities_in_sight(array(SELECT DISTINCT root_id FROM found)) WHERE kind = 'external' GROUP BY customer_id
) i ON i.customer_id = o.root_id`

/** What columns say of orders, in the order of the ids (the literal of an array), line by line if one is of the lines. */
export async function selectOrderCells(db: Db, ids: string, columns: readonly OrderColumn[]): Promise<RawRows> {
  const byLine = columns.some((column) => lineColumns.has(column))
  const { rows } = await sql<RawRows>`
    WITH found AS MATERIALIZED (
      SELECT o.*, r.id AS root_id, r.number, r.name, w.place
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS w (id, place)
        JOIN orders o ON o.id = w.id JOIN customers c ON c.id = o.customer_id AND c.archived_at IS NULL
        JOIN customers r ON r.id = coalesce(c.root_id, c.id))
    SELECT coalesce(json_agg(json_build_array(${sql.join(columns.map((column) => expressions[column]))})
                             ORDER BY o.place${byLine ? sql`, l.line_no` : sql``}), '[]')::text AS json,
           count(DISTINCT o.id) AS count
    FROM found o ${byLine ? lines : sql``} ${columns.includes('customer_external_id') ? externalNumbers : sql``}`.execute(
    db,
  )
  return rows[0] ?? { json: '[]', count: 0 }
}
