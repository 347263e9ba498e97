import type { Feedback, Praise } from '@zhike/contract/feedback'
import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export interface FeedbackRow
  extends Omit<Feedback, 'proposedTheme' | 'proposedPraised' | 'thanks' | 'thankedAt' | 'createdAt'> {
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
      (SELECT jsonb_build_object('id', h.id, 'name', h.name) FROM feedback_themes h WHERE h.id = f.theme_id) AS theme,
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

type PraiseRow = Omit<Praise, 'at'> & { readonly at: Date }

/** What was said of somebody, newest first. */
export const selectPraises = async (db: Db, staffId: string, most: number): Promise<PraiseRow[]> => {
  const found = sql<PraiseRow>`
    SELECT p.ticket_id AS id, p.words, p.at, jsonb_build_object('kind', p.by_kind, 'id', p.by_id, 'name', coalesce(
      (SELECT name FROM staff WHERE staff.id = p.by_id), (SELECT name FROM api_keys WHERE api_keys.id = p.by_id))) AS by
    FROM praises p WHERE p.staff_id = ${staffId} ORDER BY p.at DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
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
