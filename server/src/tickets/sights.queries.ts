import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** Whether a colleague sees the ticket, by their own scope. */
export async function seesTicket(db: Db, staffId: string, ticketId: string): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`SELECT colleague_sees_ticket(${staffId}, ${ticketId}) AS sees`.execute(
    db,
  )
  return rows[0]?.sees === true
}
