import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

export interface SweepRow {
  readonly day: string
  readonly afterId: string
}

/** The sweep of a day where it stands, or undefined when it is over. */
export const takeUpSweep = async (db: Db, day: string, now: Date): Promise<SweepRow | undefined> => {
  await sql`INSERT INTO pool_sweeps (day, started_at) VALUES (${day}::date, ${now}) ON CONFLICT DO NOTHING`.execute(db)
  const found = sql<SweepRow>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, after_id FROM pool_sweeps WHERE day = ${day}::date AND finished_at IS NULL`
  return (await found.execute(db)).rows[0]
}

/** Moves a sweep on; false when somebody else did. */
export const advanceSweep = async (
  db: Db,
  { day, afterId }: SweepRow,
  to: string,
  { returned, warned }: { readonly returned: number; readonly warned: number },
): Promise<boolean> => {
  const { numAffectedRows = 0n } = await sql`
    UPDATE pool_sweeps SET after_id = ${to}, returned = returned + ${returned}::int, warned = warned + ${warned}::int
    WHERE day = ${day}::date AND after_id = ${afterId} AND finished_at IS NULL`.execute(db)
  return numAffectedRows > 0n
}

export const finishSweep = (db: Db, day: string, now: Date) =>
  sql`UPDATE pool_sweeps SET finished_at = ${now} WHERE day = ${day}::date AND finished_at IS NULL`.execute(db)

/** Whether the owner is told for the first time of what is to come. */
export const storeWarning = async (
  db: Db,
  warning: { readonly customerId: string; readonly ownerId: string; readonly returnsOn: string },
  now: Date,
): Promise<boolean> => {
  const { customerId, ownerId, returnsOn } = warning
  const stored = sql<{ first: boolean }>`
    INSERT INTO pool_warnings AS w (customer_id, owner_id, returns_on, warned_at)
    VALUES (${customerId}, ${ownerId}, ${returnsOn}::date, ${now})
    ON CONFLICT (customer_id) DO UPDATE SET owner_id = excluded.owner_id, returns_on = excluded.returns_on,
      warned_at = CASE WHEN w.owner_id = excluded.owner_id THEN w.warned_at ELSE excluded.warned_at END
    RETURNING warned_at = ${now} AS first`
  return (await stored.execute(db)).rows[0]?.first ?? false
}

export const dropWarning = (db: Db, customerId: string) =>
  sql`DELETE FROM pool_warnings WHERE customer_id = ${customerId}`.execute(db)
