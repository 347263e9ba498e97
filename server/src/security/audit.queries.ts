import type { Input } from '@zhike/contract/endpoint'
import type { ActorRef } from '@zhike/contract/fields'
import type { audit } from '@zhike/contract/security'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import { loggedEvent, type PositionedEvent } from '../platform/events/positioned.ts'

export interface AuditRow extends PositionedEvent {
  readonly actorKind: ActorRef['kind']
  readonly actorName: string | null
  readonly reason: string | null
  readonly hash: Buffer
}

type Filter = Omit<Input<typeof audit.list>, 'cursor'> & { before: number | undefined }

/** Newest first; one more than the page holds. Row security leaves what the actor may see. */
export async function selectAudit(db: Db, filter: Filter): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    SELECT p.position, p.customer_id, p.event_id, p.hash, e.*, coalesce(person.name, key.name) AS actor_name,
      (SELECT new_value #>> '{}' FROM changes
        WHERE customer_id = p.customer_id AND event_id = p.event_id AND field = 'reason') AS reason
    FROM event_positions p
      CROSS JOIN LATERAL (${loggedEvent(sql.ref('p'))}) e
      LEFT JOIN auth.people person ON person.id = e.actor_id
      LEFT JOIN api_keys key ON key.id = e.actor_id
    WHERE ${sql.join(conditionsOf(filter), sql` AND `)}
    ORDER BY p.position DESC LIMIT ${filter.limit + 1}`.execute(db)
  return rows
}

function conditionsOf(filter: Filter): RawBuilder<unknown>[] {
  const { before, customer, type, actor, from, to } = filter
  return [
    sql`true`,
    ...(before === undefined ? [] : [sql`p.position < ${before}`]),
    ...(customer === undefined ? [] : [sql`p.customer_id = ${customer}`]),
    ...(type === undefined ? [] : [sql`e.type = ${type}`]),
    ...(actor === undefined ? [] : [sql`e.actor_id = ${actor}`]),
    ...(from === undefined ? [] : [sql`e.at >= ${from}`]),
    ...(to === undefined ? [] : [sql`e.at < ${to}`]),
  ]
}
