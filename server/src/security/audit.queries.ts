import type { Input } from '@zhike/contract/endpoint'
import type { ActorRef } from '@zhike/contract/fields'
import type { audit } from '@zhike/contract/security'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import { loggedEvent, type PositionedEvent } from '../platform/events/positioned.ts'

export interface AuditRow extends PositionedEvent {
  readonly actorKind: ActorRef['kind']
  readonly actorName: string | null
  readonly reason: string | null
  readonly hash: Buffer
  /** To the microsecond, so that a page ends where it ends. */
  readonly place: string
}

type Filter = Omit<Input<typeof audit.list>, 'cursor' | 'limit'> & { beforeAt?: string; beforePosition?: number }

/** Newest first; see `newest_audit` in the migrations. Row security leaves what the actor may see. */
export async function selectAudit(db: Db, filter: Filter, most: number): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    SELECT p.position, p.customer_id, p.event_id, p.hash, e.*, coalesce(person.name, key.name) AS actor_name,
      to_char(p.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place,
      coalesce((SELECT new_value #>> '{}' FROM changes
                WHERE customer_id = p.customer_id AND event_id = p.event_id AND field = 'reason'),
               CASE WHEN e.subject_type = 'export' THEN export_reason(e.subject_id) END) AS reason
    FROM newest_audit(${JSON.stringify(filter)}::jsonb, ${most}::int) WITH ORDINALITY AS page (position, place)
      JOIN event_positions p ON p.position = page.position
      CROSS JOIN LATERAL (${loggedEvent(sql.ref('p'))}) e
      LEFT JOIN auth.people person ON person.id = e.actor_id
      LEFT JOIN api_keys key ON key.id = e.actor_id
    ORDER BY page.place`.execute(db)
  return rows
}
