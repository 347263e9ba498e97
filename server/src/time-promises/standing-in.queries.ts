import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

interface StandIn {
  readonly customerId: string
  readonly ticketId: string
  readonly staffId: string
  readonly absentId: string
}

const isOnLeave = (staff: string, now: Date) => sql<boolean>`EXISTS (
  SELECT FROM leaves l WHERE l.staff_id = ${sql.ref(staff)} AND l.withdrawn_at IS NULL
    AND l.begins_at <= ${now} AND l.ends_at > ${now})`

export const insertStandIns = (db: Db, standIns: readonly StandIn[], now: Date) =>
  sql`INSERT INTO ticket_stand_ins (customer_id, ticket_id, staff_id, absent_id, during, since)
      SELECT DISTINCT x.*, CASE WHEN ${isOnLeave('x.absent_id', now)} THEN 'leave' ELSE 'absence' END, ${now}::timestamptz
      FROM unnest(${standIns.map((each) => each.customerId)}::uuid[], ${standIns.map((each) => each.ticketId)}::uuid[],
                  ${standIns.map((each) => each.staffId)}::uuid[], ${standIns.map((each) => each.absentId)}::uuid[])
        AS x (customer_id, ticket_id, staff_id, absent_id)
      ON CONFLICT (customer_id, ticket_id, staff_id, absent_id) DO UPDATE SET during = excluded.during`.execute(db)

const idsOf = async (db: Db, query: ReturnType<typeof sql<{ id: string }>>): Promise<string[]> =>
  (await query.execute(db)).rows.map(({ id }) => id)

/** Tickets that somebody who stands in does not see yet. */
export const selectUnsighted = (db: Db): Promise<string[]> =>
  idsOf(
    db,
    sql`SELECT DISTINCT t.id FROM ticket_stand_ins s JOIN tickets t ON t.customer_id = s.customer_id AND t.id = s.ticket_id
        WHERE NOT t.seen_by @> ARRAY[s.staff_id]`,
  )

/** Colleagues in whose place others see tickets. */
export const selectAbsent = (db: Db): Promise<string[]> =>
  idsOf(db, sql`SELECT DISTINCT absent_id AS id FROM ticket_stand_ins`)

/** Ends what was for a leave that is over, and for another absence of those who are back; gives the tickets. */
export const deleteEnded = (db: Db, back: readonly string[], now: Date): Promise<string[]> =>
  idsOf(
    db,
    sql`DELETE FROM ticket_stand_ins s
        WHERE CASE s.during WHEN 'leave' THEN NOT ${isOnLeave('s.absent_id', now)} ELSE s.absent_id = ANY (${back}::uuid[]) END
        RETURNING s.ticket_id AS id`,
  )
