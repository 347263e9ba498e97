import { sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export const readLogInRules = (db: Db) =>
  db.selectFrom('auth.logInRules').select(['profile', 'secondFactorRoles', 'version']).executeTakeFirstOrThrow()

export const lockLogInRules = (db: Db) =>
  db
    .selectFrom('auth.logInRules')
    .select(['profile', 'secondFactorRoles', 'version'])
    .forUpdate()
    .executeTakeFirstOrThrow()

export const updateLogInRules = (db: Db, facts: Updateable<Database['auth.logInRules']>) =>
  db
    .updateTable('auth.logInRules')
    .set({ ...facts, version: sql`version + 1` })
    .execute()

/** Of those who may log in, how many have a second factor, and how many must have one and have not. */
export async function countFactors(db: Db) {
  const { rows } = await sql<{ all: number; withFactor: number; owing: number }>`
    SELECT count(*)::int AS all, count(f.at)::int AS with_factor,
      count(*) FILTER (WHERE f.at IS NULL AND NOT p.demo
        AND (r.profile = 'mlps3' OR p.role = ANY (r.second_factor_roles)))::int AS owing
    FROM auth.log_in_rules r, auth.people p, LATERAL (SELECT auth.second_factor_since(p.id) AS at) AS f
    WHERE NOT p.suspended`.execute(db)
  return rows[0] ?? { all: 0, withFactor: 0, owing: 0 }
}
