import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { TicketFacts } from './choosing.ts'

/** Unfinished tickets that are alike in what decides their policy, and whether one holds for them as they are. */
interface AlikeTickets extends TicketFacts {
  readonly promised: boolean
  readonly tickets: number
}

/** The unfinished tickets in the actor's sight, counted by what decides their policy. */
export async function countUnfinished(db: Db): Promise<AlikeTickets[]> {
  const { rows } = await sql<AlikeTickets>`
    SELECT t.kind, t.priority, t.channel, c.tier,
           p.policy_id IS NOT NULL AND p.kind = t.kind AND p.priority = t.priority AS promised, count(*)::int AS tickets
    FROM tickets t LEFT JOIN customers c ON c.id = t.customer_id
    LEFT JOIN promised_tickets p ON p.customer_id = t.customer_id AND p.ticket_id = t.id
    WHERE t.status IN ('open', 'pending')
    GROUP BY 1, 2, 3, 4, 5`.execute(db)
  return rows
}
