import { type RawBuilder, sql } from 'kysely'

/** An event of either log with its place in the one order. */
export interface PositionedEvent {
  readonly position: number
  readonly customerId: string | null
  readonly eventId: string
  readonly type: string
  readonly at: Date
  readonly recordedAt: Date
  readonly actorKind: string
  readonly actorId: string | null
  readonly subjectType: string
  readonly subjectId: string
  /** JSON as the database writes it, which is the same every time. */
  readonly data: string
}

const columns = sql.raw('type, at, recorded_at, actor_kind, actor_id, subject_type, subject_id, data::text AS data')

/** The one row of either log that `row.customer_id` and `row.event_id` name; to be joined LATERAL. */
export const loggedEvent = (row: RawBuilder<unknown>) => sql`
  SELECT ${columns} FROM events WHERE customer_id = ${row}.customer_id AND id = ${row}.event_id
  UNION ALL
  SELECT ${columns} FROM company_events WHERE ${row}.customer_id IS NULL AND id = ${row}.event_id`
