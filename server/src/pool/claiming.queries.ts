import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** Whoever claims waits for what they claim at the same moment elsewhere, so that limits are kept. */
export const awaitTurn = (db: Db, staffId: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`zhike.pool.claims ${staffId}`}, 0))`.execute(db)

/** How many customers somebody owns, and has claimed since then; the actor asks for themselves. */
export const countHeld = async (db: Db, staffId: string, since: Date) => {
  const counted = sql<{ held: number; claimed: number }>`
    SELECT (SELECT count(*)::int FROM customers WHERE owner_id = ${staffId} AND archived_at IS NULL AND root_id IS NULL) AS held,
           count_own_claims(${since})::int AS claimed`
  return (await counted.execute(db)).rows[0] ?? { held: 0, claimed: 0 }
}

/** When somebody last lost or gave up each of these customers, other than by a merge. */
export const findLastEnds = async (db: Db, staffId: string, ids: readonly string[]): Promise<Map<string, Date>> => {
  const found = sql<{ customerId: string; at: Date }>`
    SELECT customer_id, max(ended_at) AS at FROM ownerships
    WHERE customer_id = ANY (${ids}::uuid[]) AND owner_id = ${staffId} AND ended_how <> 'merged'
    GROUP BY customer_id`
  return new Map((await found.execute(db)).rows.map(({ customerId, at }) => [customerId, at]))
}
