import type { TicketGlance } from '@zhike/contract/ticket-links'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { Wording } from './wording.ts'

/** The text of a ticket that the actor sees. */
export const findTexts = (db: Db, id: string) =>
  db.selectFrom('tickets').select(['title', 'description', 'categoryId']).where('id', '=', id).executeTakeFirst()

export interface Wish extends Wording {
  readonly text: string
  readonly categoryId: string | null
  readonly self: string | null
  readonly most: number
}

export interface SimilarRow {
  readonly ticket: TicketGlance
  readonly solution: string | null
  readonly resolvedAt: Date | null
  readonly shared: string[]
  /** Of the same category. */
  readonly category: string | null
  readonly products: string[]
}

/** Tickets in sight that are like a text: solved ones first, then the most alike. One statement. */
export async function selectSimilar(db: Db, wish: Wish): Promise<SimilarRow[]> {
  const found = sql<SimilarRow>`
    WITH named AS (SELECT name FROM products WHERE strpos(lower(${wish.text}), lower(name)) > 0 LIMIT 5),
    alike AS MATERIALIZED (
      SELECT * FROM similar_tickets(${wish.words}::text[], ${wish.weights}::real[], ${wish.categoryId}::uuid,
        ARRAY(SELECT name FROM named), ${wish.self}::uuid, ${4 * wish.most})),
    seen AS MATERIALIZED (SELECT * FROM tickets WHERE id = ANY (ARRAY(SELECT id FROM alike)))
    SELECT jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title, 'kind', t.kind, 'priority', t.priority,
        'status', t.status, 'customer', jsonb_build_object('id', c.summary -> 'id', 'name', c.summary -> 'name'),
        'assignee', (SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM staff s WHERE s.id = t.assignee_id)) AS ticket,
      r.summary AS solution, t.resolved_at, a.shared, a.same_products AS products,
      CASE WHEN a.same_category THEN (SELECT name FROM ticket_categories k WHERE k.id = t.category_id) END AS category
    FROM alike a JOIN seen t ON t.id = a.id
    JOIN ticket_customers(ARRAY(SELECT customer_id FROM seen)) c ON c.customer_id = t.customer_id
    LEFT JOIN ticket_resolutions r ON r.customer_id = t.customer_id AND r.ticket_id = t.id AND r.withdrawn_at IS NULL
    ORDER BY r.summary IS NULL, a.score DESC, t.id DESC LIMIT ${wish.most}::int`
  return (await found.execute(db)).rows
}

/** Counts anew which words many tickets have. */
export const countWords = (db: Db, sampled: number) => sql`SELECT count_ticket_words(${sampled}::int)`.execute(db)
