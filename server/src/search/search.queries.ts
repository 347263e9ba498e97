import type { CustomerSummary } from '@zhike/contract/customers'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

export interface FoundOrder {
  readonly id: string
  readonly orderNo: string
  readonly customerId: string
  readonly orderedAt: Date
}

/** Orders in the actor's sight whose number begins or ends with a text, in either case. */
export const findOrdersByNumber = async (db: Db, text: string, most: number): Promise<FoundOrder[]> => {
  const found = sql<FoundOrder>`
    SELECT DISTINCT o.id, o.order_no, o.customer_id, o.ordered_at
    FROM find_orders(${text}, ${most}::int) AS f JOIN orders o ON o.customer_id = f.customer_id AND o.id = f.id
    ORDER BY o.order_no`
  return (await found.execute(db)).rows
}

/** Orders in the actor's sight. */
export const findOrders = async (db: Db, ids: readonly string[]): Promise<FoundOrder[]> => {
  const found = sql<FoundOrder>`
    SELECT o.id, o.order_no, o.customer_id, o.ordered_at FROM orders o JOIN customers c ON c.id = o.customer_id
    WHERE o.id = ANY (${ids}::uuid[]) AND c.archived_at IS NULL`
  return (await found.execute(db)).rows
}

export interface FoundTicket {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly customer: CustomerSummary | null
  readonly updatedAt: Date
}

const tickets = sql`
  SELECT t.id, t.number, t.title, t.updated_at, c.summary AS customer
  FROM tickets t LEFT JOIN LATERAL ticket_customers(ARRAY[t.customer_id]) AS c ON true`

/** Tickets in the actor's sight whose number ends with these digits, newest first. */
export const findTicketsByTail = async (db: Db, tail: string, most: number): Promise<FoundTicket[]> =>
  (
    await sql<FoundTicket>`
      ${tickets} JOIN find_tickets_by_tail(${tail}, ${most}::int) AS f ON f.customer_id = t.customer_id AND f.id = t.id
      ORDER BY t.created_at DESC`.execute(db)
  ).rows

/** Tickets in the actor's sight. */
export const findTickets = async (db: Db, ids: readonly string[]): Promise<FoundTicket[]> =>
  (await sql<FoundTicket>`${tickets} WHERE t.id = ANY (${ids}::uuid[])`.execute(db)).rows
