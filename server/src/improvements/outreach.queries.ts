import type { ActorRef } from '@zhike/contract/fields'
import type { Affected, OutreachLine, OutreachState } from '@zhike/contract/improvements'
import { sql, type UpdateObject } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** What was bought, and by whom it is not asked for. */
export interface Bought {
  readonly improvementId: string
  readonly sku: string
  readonly batch: string | null
  readonly from: Date
  /** The end is excluded. */
  readonly to: Date
  /** Customers who complained of it. */
  readonly complained: readonly string[]
}

/** Customers in sight by their latest order of it, who neither complained nor are listed already. */
const affected = ({ improvementId, sku, batch, from, to, complained }: Bought) => sql`
  SELECT DISTINCT ON (coalesce(c.root_id, c.id)) coalesce(c.root_id, c.id) AS customer_id, o.order_no, o.ordered_at, l.sku, l.batch
  FROM order_lines l
  JOIN orders o ON o.customer_id = l.customer_id AND o.id = l.order_id
  JOIN customers c ON c.id = o.customer_id
  WHERE l.sku = ${sku} AND (${batch}::text IS NULL OR l.batch = ${batch}) AND o.status = 'placed'
    AND o.ordered_at >= ${from} AND o.ordered_at < ${to} AND (c.archived_at IS NULL OR c.root_id IS NOT NULL)
    AND coalesce(c.root_id, c.id) NOT IN (SELECT coalesce(k.root_id, k.id) FROM customers k WHERE k.id = ANY (${complained}::uuid[]))
    AND NOT EXISTS (SELECT FROM improvement_outreach r WHERE r.customer_id = coalesce(c.root_id, c.id)
                    AND r.improvement_id = ${improvementId})
  ORDER BY coalesce(c.root_id, c.id), o.ordered_at DESC`

type AffectedRow = Omit<Affected, 'customer' | 'orderedAt'> & { readonly customerId: string; readonly orderedAt: Date }

/** The latest of them, and how many there are. */
export const selectAffected = async (db: Db, bought: Bought, most: number) => {
  const found = sql<AffectedRow & { all: number }>`
    SELECT *, count(*) OVER () AS all FROM (${affected(bought)}) AS a ORDER BY ordered_at DESC, customer_id LIMIT ${most}::int`
  const { rows } = await found.execute(db)
  return { count: rows[0]?.all ?? 0, rows }
}

/** Puts the latest of them on the list; gives how many. */
export const insertOutreach = async (db: Db, bought: Bought, at: Date, most: number): Promise<number> => {
  const { numAffectedRows } = await sql`
    INSERT INTO improvement_outreach (customer_id, improvement_id, order_no, ordered_at, sku, batch, added_at)
    SELECT customer_id, ${bought.improvementId}, order_no, ordered_at, sku, batch, ${at}
    FROM (${affected(bought)}) AS a ORDER BY ordered_at DESC, customer_id LIMIT ${most}::int
    ON CONFLICT DO NOTHING`.execute(db)
  return Number(numAffectedRows ?? 0)
}

type LineRow = Omit<OutreachLine, 'customer' | 'orderedAt' | 'markedAt'> & {
  readonly customerId: string
  readonly orderedAt: Date
  readonly markedAt: Date | null
}

interface Wanted {
  readonly state?: OutreachState | undefined
  readonly customerId?: string
  readonly after?: string | undefined
}

export const selectOutreach = async (
  db: Db,
  improvementId: string,
  { state, customerId, after }: Wanted,
  most: number,
): Promise<LineRow[]> => {
  const found = sql<LineRow>`
    SELECT r.customer_id, r.order_no, r.ordered_at, r.sku, r.batch, r.state, r.note, r.marked_at,
      CASE WHEN r.marked_at IS NOT NULL THEN jsonb_build_object('kind', r.marked_by_kind, 'id', r.marked_by_id, 'name', coalesce(
        (SELECT name FROM staff WHERE staff.id = r.marked_by_id), (SELECT name FROM api_keys WHERE api_keys.id = r.marked_by_id)))
        END::jsonb AS marked_by
    FROM improvement_outreach r
    WHERE r.improvement_id = ${improvementId} AND (${state ?? null}::text IS NULL OR r.state = ${state ?? null})
      AND (${customerId ?? null}::uuid IS NULL OR r.customer_id = ${customerId ?? null}::uuid)
      AND (${after ?? null}::uuid IS NULL OR r.customer_id > ${after ?? null}::uuid)
    ORDER BY r.customer_id LIMIT ${most}::int`
  return (await found.execute(db)).rows as (LineRow & { markedBy: ActorRef | null })[]
}

export const updateOutreach = (
  db: Db,
  improvementId: string,
  customerIds: readonly string[],
  facts: UpdateObject<Database, 'improvementOutreach'>,
) =>
  db
    .updateTable('improvementOutreach')
    .set(facts)
    .where('improvementId', '=', improvementId)
    .where('customerId', '=', sql<string>`ANY (${customerIds}::uuid[])`)
    .returning('customerId')
    .execute()

/** How many customers in sight stand where on the list. */
export const countOutreach = async (db: Db, improvementId: string) => {
  const { rows } = await sql<{ open: number; contacted: number; notNeeded: number }>`
    SELECT count(*) FILTER (WHERE state = 'open') AS open, count(*) FILTER (WHERE state = 'contacted') AS contacted,
      count(*) FILTER (WHERE state = 'not_needed') AS not_needed
    FROM improvement_outreach WHERE improvement_id = ${improvementId}`.execute(db)
  return rows[0] ?? { open: 0, contacted: 0, notNeeded: 0 }
}
