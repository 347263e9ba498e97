import type { CauseKind } from '@zhike/contract/complaints'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** What is known of a complaint that may be like others. */
export interface ComplaintFacts {
  readonly customerId: string
  readonly ticketId: string
  readonly createdAt: Date
  readonly categoryId: string | null
  readonly title: string
  /** What else is written of it: the description, and its causes. */
  readonly text: string
  /** The kinds of its causes. */
  readonly causeKinds: readonly CauseKind[]
  /** Of what it is, where somebody said so. */
  readonly sku: string | null
  readonly productName: string | null
  /** What the customer had bought by then. */
  readonly bought: readonly { readonly sku: string; readonly name: string }[]
}

interface Span {
  readonly from: Date
  /** The end is excluded. */
  readonly to: Date
}

/** Complaints in sight of a span, the newest first; `before` is the last of the page before. */
export const selectFacts = async (
  db: Db,
  { from, to }: Span,
  before: Pick<ComplaintFacts, 'createdAt' | 'ticketId'> | undefined,
  most: number,
): Promise<ComplaintFacts[]> => {
  const found = sql<ComplaintFacts>`
    SELECT t.customer_id, t.id AS ticket_id, t.created_at, t.category_id, f.sku,
      (SELECT p.name FROM products p WHERE p.sku = f.sku) AS product_name,
      t.title, concat_ws(' ', t.description, (SELECT string_agg(c.text, ' ') FROM complaint_causes c
        WHERE c.customer_id = t.customer_id AND c.ticket_id = t.id AND c.withdrawn_at IS NULL)) AS text,
      ARRAY(SELECT DISTINCT c.kind FROM complaint_causes c
        WHERE c.customer_id = t.customer_id AND c.ticket_id = t.id AND c.withdrawn_at IS NULL) AS cause_kinds,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('sku', l.sku, 'name', l.name)), '[]')
        FROM orders o JOIN order_lines l ON l.customer_id = o.customer_id AND l.order_id = o.id
        WHERE f.sku IS NULL AND o.customer_id = t.customer_id AND o.ordered_at <= t.created_at) AS bought
    FROM tickets t LEFT JOIN complaints f ON f.customer_id = t.customer_id AND f.ticket_id = t.id
    WHERE t.kind = 'complaint' AND t.created_at >= ${from} AND t.created_at < ${to}
      AND (${before?.ticketId ?? null}::uuid IS NULL
           OR (t.created_at, t.id) < (${before?.createdAt ?? null}::timestamptz, ${before?.ticketId ?? null}::uuid))
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

/** How many orders in sight were placed in a span, of a product where one is named. */
export const countOrders = async (db: Db, { from, to }: Span, sku: string | null): Promise<number> => {
  const { rows } = await sql<{ orders: number }>`
    SELECT count(*) AS orders FROM orders o
    WHERE o.status = 'placed' AND o.ordered_at >= ${from} AND o.ordered_at < ${to}
      AND (${sku}::text IS NULL OR EXISTS (SELECT FROM order_lines l WHERE l.customer_id = o.customer_id AND l.order_id = o.id
                                           AND l.sku = ${sku}))`.execute(db)
  return rows[0]?.orders ?? 0
}

/** Names by which people know categories and products. */
export const findNames = async (db: Db, categoryIds: readonly string[], skus: readonly string[]) => {
  const { rows } = await sql<{ key: string; name: string }>`
    SELECT id::text AS key, name FROM ticket_categories WHERE id = ANY (${categoryIds}::uuid[])
    UNION ALL SELECT sku, name FROM products WHERE sku = ANY (${skus}::text[])`.execute(db)
  return new Map(rows.map(({ key, name }) => [key, name]))
}
