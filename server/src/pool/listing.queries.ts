import type { PooledCustomer } from '@zhike/contract/pool'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** What a list asks for, as the SQL function list_pool takes it. */
export interface PoolWish {
  readonly stage?: string
  readonly kind?: string
  readonly text?: string
}

export interface EntryRow extends Pick<PooledCustomer, 'formerOwner' | 'rule' | 'reason' | 'note' | 'by'> {
  readonly customerId: string
  readonly enteredAt: Date
}

/** Who came last first; `before` is time and id of the last row of the page before. */
export const selectEntries = async (
  db: Db,
  wish: PoolWish,
  before: readonly [string, string] | undefined,
  most: number,
): Promise<EntryRow[]> => {
  const found = sql<EntryRow>`
    SELECT e.customer_id, e.entered_at, e.reason, e.note,
           (SELECT jsonb_build_object('id', id, 'name', name) FROM staff WHERE id = e.former_owner_id) AS former_owner,
           (SELECT name FROM pool_rules WHERE id = e.rule_id) AS rule,
           jsonb_build_object('kind', e.by_kind, 'id', e.by_id, 'name', coalesce(
             (SELECT name FROM staff WHERE id = e.by_id), (SELECT name FROM api_keys WHERE id = e.by_id))) AS by
    FROM list_pool(${JSON.stringify(wish)}::jsonb, ${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid,
                   ${most}::int) WITH ORDINALITY AS page (id, place)
      JOIN pool_entries e ON e.customer_id = page.id
    ORDER BY page.place`
  return (await found.execute(db)).rows
}

export interface WarningRow {
  readonly customerId: string
  readonly returnsOn: string
}

/** Whose owners were told, the soonest first; `after` is day and id of the last row of the page before. */
export const selectWarnings = async (
  db: Db,
  ownerId: string | null,
  after: readonly [string, string] | undefined,
  most: number,
): Promise<WarningRow[]> => {
  const [day, id] = after ?? [null, null]
  const found = sql<WarningRow>`
    SELECT w.customer_id, to_char(w.returns_on, 'YYYY-MM-DD') AS returns_on
    FROM pool_warnings w JOIN customers c ON c.id = w.customer_id AND c.owner_id = w.owner_id
    WHERE (${ownerId}::uuid IS NULL OR w.owner_id = ${ownerId})
      AND (${day}::date IS NULL OR (w.returns_on, w.customer_id) > (${day}::date, ${id}::uuid))
    ORDER BY w.returns_on, w.customer_id LIMIT ${most}::int`
  return (await found.execute(db)).rows
}
