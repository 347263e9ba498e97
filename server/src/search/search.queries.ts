import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** So many numbers are looked at; when more begin alike, whoever searches types on. */
const mostNumbers = 200

/** Orders in the actor's sight whose number begins with a text, also in capitals, by number: the exact one is the first. */
export const findOrdersByNumber = async (db: Db, text: string, most: number) => {
  const written = [...new Set([text, text.toUpperCase()])]
  const found = sql<{ id: string; orderNo: string; customerId: string }>`
    SELECT o.id, o.order_no, o.customer_id
    FROM unnest(${written}::text[]) AS beginning
    CROSS JOIN LATERAL (
      SELECT holder_id, order_id FROM order_numbers
      WHERE order_no >= beginning AND order_no < beginning || ${'\u{10ffff}'}
      ORDER BY order_no LIMIT ${mostNumbers}::int) AS n
    JOIN orders o ON o.customer_id = n.holder_id AND o.id = n.order_id
    JOIN customers c ON c.id = o.customer_id AND c.archived_at IS NULL
    ORDER BY o.order_no LIMIT ${most}::int`
  return (await found.execute(db)).rows
}
