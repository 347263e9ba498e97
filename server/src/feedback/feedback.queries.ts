import type { Feedback, Praise } from '@zhike/contract/feedback'
import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { Owned } from './routing.ts'

type Found = 'proposedTheme' | 'proposedProduct' | 'proposedPraised' | 'routing' | 'thanks'

export interface FeedbackRow extends Omit<Feedback, Found | 'theme' | 'product' | 'thankedAt' | 'createdAt'> {
  readonly theme: (Owned & { readonly id: string }) | null
  readonly product: (Owned & { readonly sku: string }) | null
  /** What the customer had bought by then, while nobody has said of which product it is. */
  readonly bought: readonly { readonly sku: string; readonly name: string }[]
  readonly customerId: string
  readonly thankedAt: Date | null
  readonly createdAt: Date
}

export interface ListWish {
  readonly ticketId?: string
  readonly kind?: Feedback['kind'] | undefined
  /** An id, or `none`. */
  readonly theme?: string | undefined
  readonly thanked?: 'yes' | 'no' | undefined
}

const owner = (of: string) =>
  sql`(SELECT jsonb_build_object('id', s.id, 'name', s.name, 'hasLeft', s.suspended_at IS NOT NULL)
       FROM staff s WHERE s.id = ${sql.ref(`${of}.ownerId`)})`

/** Suggestions and praise in sight, newest first; `before` is time and id of the last row of the page before. */
export const selectFeedback = async (
  db: Db,
  { ticketId, kind, theme, thanked }: ListWish,
  before: readonly [string, string] | undefined,
  most: number,
): Promise<FeedbackRow[]> => {
  const themeId = theme === 'none' ? null : (theme ?? null)
  const found = sql<FeedbackRow>`
    SELECT t.customer_id, t.id AS ticket_id, t.number, t.kind, t.title, t.description, t.status, t.created_at, c.summary AS customer,
      (SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM staff s WHERE s.id = t.assignee_id) AS assignee,
      (SELECT jsonb_build_object('id', h.id, 'name', h.name, 'owner', ${owner('h')}) FROM feedback_themes h WHERE h.id = f.theme_id) AS theme,
      (SELECT jsonb_build_object('sku', p.sku, 'name', p.name, 'owner', ${owner('p')}) FROM products p WHERE p.sku = f.sku) AS product,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('sku', l.sku, 'name', l.name)), '[]')
        FROM orders o JOIN order_lines l ON l.customer_id = o.customer_id AND l.order_id = o.id
        WHERE f.sku IS NULL AND o.customer_id = t.customer_id AND o.ordered_at <= t.created_at) AS bought,
      f.thanked_at, (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY p.at, s.id), '[]')
        FROM praises p JOIN staff s ON s.id = p.staff_id WHERE p.customer_id = t.customer_id AND p.ticket_id = t.id) AS praised
    FROM tickets t
    CROSS JOIN LATERAL ticket_customers(ARRAY[t.customer_id]) c
    LEFT JOIN feedback f ON f.customer_id = t.customer_id AND f.ticket_id = t.id
    WHERE t.kind IN ('suggestion', 'praise') AND (${kind ?? null}::text IS NULL OR t.kind = ${kind ?? null})
      AND (${ticketId ?? null}::uuid IS NULL OR t.id = ${ticketId ?? null}::uuid)
      AND (${themeId}::uuid IS NULL OR f.theme_id = ${themeId}::uuid)
      AND (NOT ${theme === 'none'}::boolean OR f.theme_id IS NULL)
      AND (${thanked ?? null}::text IS NULL OR (f.thanked_at IS NOT NULL) = (${thanked ?? null} = 'yes'))
      AND (${before?.[1] ?? null}::uuid IS NULL
           OR (t.created_at, t.id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

/** Writes what became of one. */
export const saveFeedback = (
  db: Db,
  { customerId, id: ticketId }: { readonly customerId: string; readonly id: string },
  facts: Partial<Omit<Insertable<Database['feedback']>, 'customerId' | 'ticketId'>>,
) =>
  db
    .insertInto('feedback')
    .values({ themeId: null, themedById: null, thankedAt: null, thankedById: null, ...facts, customerId, ticketId })
    .onConflict((conflict) => conflict.columns(['customerId', 'ticketId']).doUpdateSet(facts))
    .execute()

export const isThanked = async (db: Db, ticketId: string): Promise<boolean> =>
  (await db
    .selectFrom('feedback')
    .select('ticketId')
    .where('ticketId', '=', ticketId)
    .where('thankedAt', 'is not', null)
    .executeTakeFirst()) !== undefined

/** Passes praise on; false when the colleague has it already. */
export const insertPraise = async (db: Db, praise: Insertable<Database['praises']>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('praises')
    .values(praise)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const deletePraise = (db: Db, ticketId: string, staffId: string) =>
  db
    .deleteFrom('praises')
    .where('ticketId', '=', ticketId)
    .where('staffId', '=', staffId)
    .returning('customerId')
    .executeTakeFirst()

type PraiseRow = Omit<Praise, 'at' | 'readAt'> & { readonly at: Date; readonly readAt: Date | null }

/** What was said of somebody, newest first; `before` is time and id of the last row of the page before. */
export const selectPraises = async (
  db: Db,
  staffId: string,
  before: readonly [string, string] | undefined,
  most: number,
): Promise<PraiseRow[]> => {
  const found = sql<PraiseRow>`
    SELECT p.ticket_id AS id, p.words, p.at, p.read_at, jsonb_build_object('kind', p.by_kind, 'id', p.by_id, 'name', coalesce(
      (SELECT name FROM staff WHERE staff.id = p.by_id), (SELECT name FROM api_keys WHERE api_keys.id = p.by_id))) AS by
    FROM praises p WHERE p.staff_id = ${staffId} AND (${before?.[1] ?? null}::uuid IS NULL
      OR (p.at, p.ticket_id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    ORDER BY p.at DESC, p.ticket_id DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

/** How often somebody was praised, and how much of it is not read. */
export const countPraisesOf = async (db: Db, staffId: string) => {
  const { rows } = await sql<{ all: number; unread: number }>`
    SELECT count(*) AS all, count(*) FILTER (WHERE read_at IS NULL) AS unread FROM praises
    WHERE staff_id = ${staffId}`.execute(db)
  return rows[0] ?? { all: 0, unread: 0 }
}

/** Takes what was said of somebody for read; gives how many were not. */
export const markPraisesRead = async (db: Db, staffId: string, readAt: Date): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('praises')
    .set({ readAt })
    .where('staffId', '=', staffId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Everybody who works here, by whom praise may be meant. */
export const selectColleagues = (db: Db) =>
  db.selectFrom('staff').select(['id', 'name']).where('suspendedAt', 'is', null).orderBy('name').execute()

/** How many in sight came in which month about what. */
export const countByMonth = async (db: Db, since: Date) => {
  const found = sql<{ month: string; themeId: string | null; name: string | null; count: number }>`
    SELECT to_char(t.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, h.id AS theme_id, h.name, count(*) AS count
    FROM tickets t LEFT JOIN feedback f ON f.customer_id = t.customer_id AND f.ticket_id = t.id
    LEFT JOIN feedback_themes h ON h.id = f.theme_id
    WHERE t.kind IN ('suggestion', 'praise') AND t.created_at >= ${since} GROUP BY 1, 2, 3`
  return (await found.execute(db)).rows
}

/** How often each colleague was praised, of what is in sight. */
export const countPraises = async (db: Db, since: Date) => {
  const found = sql<{ staff: { id: string; name: string }; praises: number }>`
    SELECT jsonb_build_object('id', s.id, 'name', s.name) AS staff, count(*) AS praises
    FROM praises p JOIN staff s ON s.id = p.staff_id WHERE p.at >= ${since} GROUP BY s.id ORDER BY count(*) DESC, s.name LIMIT 50`
  return (await found.execute(db)).rows
}
