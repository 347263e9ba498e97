import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** Whether a colleague sees the ticket, by their own scope. */
export async function seesTicket(db: Db, staffId: string, ticketId: string): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`SELECT colleague_sees_ticket(${staffId}, ${ticketId}) AS sees`.execute(
    db,
  )
  return rows[0]?.sees === true
}

/** Works out anew who sees these tickets. */
export const refreshSightOfTickets = (db: Db, ids: readonly string[]) =>
  sql`UPDATE tickets t SET seen_by = s.ids
      FROM tickets u CROSS JOIN LATERAL
           (SELECT sight_of_ticket(u.customer_id, u.id, u.created_by_id, u.assignee_id, u.department_id) AS ids) AS s
      WHERE u.id = ANY (${ids}::uuid[]) AND t.customer_id = u.customer_id AND t.id = u.id
        AND t.seen_by IS DISTINCT FROM s.ids`.execute(db)
