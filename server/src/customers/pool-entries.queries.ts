import { sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type { Db } from '../platform/db/database.ts'
import type { Passing } from './ownerships.queries.ts'

export const insertPoolEntry = (
  { db, now, actor }: Pick<Ctx, 'db' | 'now' | 'actor'>,
  customerId: string,
  formerOwnerId: string | null,
  { ruleId, reason, note }: Passing,
) =>
  sql`
    INSERT INTO pool_entries (customer_id, entered_at, former_owner_id, rule_id, reason, note, by_kind, by_id)
    VALUES (${customerId}, ${now}, ${formerOwnerId}::uuid, ${ruleId ?? null}::uuid, ${reason ?? null}, ${note ?? null},
            ${actor.kind}, ${actor.id}::uuid)
    ON CONFLICT DO NOTHING`.execute(db)

/** Whether there was one. */
export const deletePoolEntry = async (db: Db, customerId: string): Promise<boolean> => {
  const { numAffectedRows = 0n } = await sql`DELETE FROM pool_entries WHERE customer_id = ${customerId}`.execute(db)
  return numAffectedRows > 0n
}

export const isPooled = async (db: Db, customerId: string): Promise<boolean> => {
  const found = sql<{ pooled: boolean }>`
    SELECT EXISTS (SELECT FROM pool_entries WHERE customer_id = ANY (customer_group(${customerId}))) AS pooled`
  return (await found.execute(db)).rows[0]?.pooled ?? false
}

/** Whether somebody claimed it since then, also out of sight. */
export const wasClaimed = async (db: Db, customerId: string, since: Date): Promise<boolean> => {
  const found = sql<{ claimed: boolean }>`SELECT was_claimed(${customerId}, ${since}) AS claimed`
  return (await found.execute(db)).rows[0]?.claimed ?? false
}
