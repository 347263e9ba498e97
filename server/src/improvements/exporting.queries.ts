import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ListedColumn, OutreachWish } from './listed-columns.ts'

/** Lines of the list with the customer who stands for them by now. */
const lines = ({ improvement, state }: OutreachWish) => sql`
  FROM improvement_outreach o JOIN customers m ON m.id = o.customer_id JOIN customers r ON r.id = coalesce(m.root_id, m.id)
  WHERE o.improvement_id = ${improvement} AND (${state ?? null}::text IS NULL OR o.state = ${state ?? null})`

export const selectListedIds = (wish: OutreachWish): RawBuilder<unknown> =>
  sql`SELECT r.id ${lines(wish)} GROUP BY r.id ORDER BY max(o.ordered_at) DESC, r.id`

const line = (name: string) => sql.ref(`o.${name}`)
const moment = (name: string) => sql`(extract(epoch FROM ${line(name)}) * 1000)::bigint`

const expressions: Readonly<Record<ListedColumn, RawBuilder<unknown>>> = {
  order_no: line('orderNo'),
  ordered_at: moment('orderedAt'),
  sku: line('sku'),
  product: sql`(SELECT p.name FROM products p WHERE p.sku = o.sku)`,
  batch: line('batch'),
  state: line('state'),
  note: line('note'),
  marked_by: sql`coalesce((SELECT s.name FROM staff s WHERE s.id = o.marked_by_id), (SELECT k.name FROM api_keys k WHERE k.id = o.marked_by_id))`,
  marked_at: moment('markedAt'),
}

/** What columns say of the lines of some customers (the literal of an array), by the number of each. */
export async function selectListed(db: Db, ids: string, columns: readonly ListedColumn[], wish: OutreachWish) {
  const cells = sql.join([...columns.map((column) => expressions[column])])
  const { rows } = await sql<{ number: string; cells: unknown[] }>`
    SELECT r.number, json_build_array(${columns.length === 0 ? sql`` : cells}) AS cells ${lines(wish)}
      AND r.id = ANY (${ids}::uuid[]) ORDER BY o.ordered_at DESC, o.customer_id`.execute(db)
  return rows
}
