import type { HistoryItem } from '@zhike/contract/tickets'
import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Db } from '../platform/db/database.ts'

interface HappenedRow {
  readonly id: string
  readonly type: string
  readonly at: Date
  readonly actorKind: Actor['kind']
  readonly actorId: string | null
  readonly actorName: string | null
  readonly data: Record<string, unknown>
  readonly changes: HistoryItem['changes']
}

/** What happened to a ticket that the actor sees, newest first. */
export const selectHistory = async (
  db: Db,
  { customerId, id }: { readonly customerId: string; readonly id: string },
  before: string | undefined,
  most: number,
): Promise<HappenedRow[]> => {
  const found = sql<HappenedRow>`
    SELECT e.id, e.type, e.at, e.actor_kind, e.actor_id, e.data, e.changes,
      CASE e.actor_kind WHEN 'customer' THEN (SELECT summary ->> 'name' FROM ticket_customers(ARRAY[e.actor_id]))
        ELSE coalesce((SELECT name FROM staff WHERE id = e.actor_id), (SELECT name FROM api_keys WHERE id = e.actor_id)) END AS actor_name
    FROM ticket_history(${customerId}, ${id}, ${before ?? null}::uuid, ${most}::int) AS e ORDER BY e.id DESC`
  return (await found.execute(db)).rows
}
