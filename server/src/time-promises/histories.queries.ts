import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { TicketFacts } from './choosing.ts'
import type { TicketHistory } from './clocks.ts'

/** A ticket with the past that decides its promises. */
export interface PastTicket extends TicketFacts {
  readonly customerId: string
  readonly id: string
  readonly assigneeId: string | null
  readonly departmentId: string | null
  readonly history: TicketHistory
}

interface Row extends Omit<PastTicket, 'history'> {
  createdAt: Date
  replies: number[]
  waits: [number, number | null][]
  resolutions: [number, number | null][]
}

const ms = (column: string) => sql`(extract(epoch FROM ${sql.ref(column)}) * 1000)::float8`

/** Tickets, given as a query of customer_id and id, with their past, in one statement. */
async function selectPast(db: Db, keys: RawBuilder<unknown>): Promise<PastTicket[]> {
  const { rows } = await sql<Row>`
    WITH keys AS MATERIALIZED (${keys})
    SELECT t.customer_id, t.id, t.kind, t.priority, t.channel, t.assignee_id, t.department_id, t.created_at,
           (SELECT tier FROM customers c WHERE c.id = t.customer_id) AS tier,
           (SELECT coalesce(jsonb_agg(${ms('m.at')} ORDER BY m.at), '[]') FROM ticket_messages m
            WHERE m.customer_id = t.customer_id AND m.ticket_id = t.id AND m.visibility = 'public'
              AND m.author_kind IN ('staff', 'key')) AS replies,
           (SELECT coalesce(jsonb_agg(jsonb_build_array(${ms('w.begins_at')}, ${ms('w.ends_at')}) ORDER BY w.begins_at), '[]')
            FROM ticket_waits w WHERE w.customer_id = t.customer_id AND w.ticket_id = t.id) AS waits,
           (SELECT coalesce(jsonb_agg(jsonb_build_array(${ms('r.at')}, ${ms('r.withdrawn_at')}) ORDER BY r.at), '[]')
            FROM (SELECT at, withdrawn_at FROM ticket_resolutions WHERE customer_id = t.customer_id AND ticket_id = t.id
                  -- while it is shown in the thread of another, the promises of that one count
                  UNION ALL SELECT at, undone_at FROM ticket_merges
                  WHERE customer_id = t.customer_id AND ticket_id = t.id AND former_status IN ('open', 'pending')) AS r) AS resolutions
    FROM keys JOIN tickets t ON t.customer_id = keys.customer_id AND t.id = keys.id
    ORDER BY t.id`.execute(db)
  return rows.map(({ createdAt, replies, waits, resolutions, ...facts }) => ({
    ...facts,
    history: {
      createdAt,
      replies: replies.map((at) => new Date(at)),
      waits: waits.map(([begins, ends]) => ({ begins: new Date(begins), ends: timeOf(ends) })),
      resolutions: resolutions.map(([at, withdrawn]) => ({ at: new Date(at), withdrawnAt: timeOf(withdrawn) })),
    },
  }))
}

const timeOf = (at: number | null) => (at === null ? null : new Date(at))

/** Those of the tickets that the actor sees. */
export const findPastTickets = (db: Db, ids: readonly string[]): Promise<PastTicket[]> =>
  selectPast(db, sql`SELECT customer_id, id FROM tickets WHERE id = ANY (${ids}::uuid[])`)

/** Tickets opened in a time, in the order of their ids, from the one after `afterId` on. */
export const selectPastTickets = (
  db: Db,
  { from, to, afterId, most }: { from: Date; to: Date; afterId: string; most: number },
): Promise<PastTicket[]> =>
  selectPast(
    db,
    sql`SELECT customer_id, id FROM tickets WHERE id > ${afterId} AND created_at >= ${from} AND created_at < ${to}
        ORDER BY id LIMIT ${most}::int`,
  )
