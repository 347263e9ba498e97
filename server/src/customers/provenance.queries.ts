import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { Change } from '../platform/events/events.ts'
import type { Origin } from '../platform/events/origin.ts'
import type { StoredIdentity } from './customers.tables.ts'
import { actorName } from './timeline.queries.ts'

/** What gave a customer values: an event with its actor, what the actor acted through, and what changed. */
export interface Gift {
  readonly customerId: string
  readonly id: string
  readonly type: string
  readonly at: Date
  readonly actorKind: 'staff' | 'key' | 'customer' | 'system' | 'public'
  readonly actorId: string | null
  readonly actorName: string | null
  readonly subjectId: string
  readonly data: Readonly<Record<string, unknown>>
  readonly origin: Origin | null
  readonly keyName: string | null
  /** The request that was sent by the same form. */
  readonly ticket: { readonly id: string; readonly number: string } | null
  readonly changes: readonly Change[]
}

const giving = [
  'customer.created',
  'customer.updated',
  'customer.address_added',
  'customer.address_changed',
  'customer.address_promoted',
  'customer.merged',
  'customer.taken_apart',
  'customer.owner_changed',
  'customer.identity_added',
  'customer.identity_removed',
]

/** What gave a customer, and all who were merged with it, their values, oldest first. */
export const findGifts = (db: Db, customerId: string): Promise<Gift[]> =>
  db
    .selectFrom('events as e')
    .select(['e.customerId', 'e.id', 'e.type', 'e.at', 'e.actorKind', 'e.actorId', 'e.subjectId', 'e.data', 'e.origin'])
    .select([
      actorName,
      sql<
        string | null
      >`(SELECT name FROM api_keys WHERE e.origin ->> 'kind' = 'key' AND id = (e.origin ->> 'id')::uuid)`.as('keyName'),
      sql<Gift['ticket']>`CASE WHEN e.origin ->> 'kind' = 'portal' THEN (
        SELECT jsonb_build_object('id', t.subject_id, 'number', t.data ->> 'number') FROM events t
        WHERE t.customer_id = e.customer_id AND t.recorded_at = e.recorded_at AND t.type = 'ticket.created' LIMIT 1) END`.as(
        'ticket',
      ),
      sql<Change[]>`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('field', field, 'old', old_value, 'new', new_value)), '[]')
        FROM changes WHERE customer_id = e.customer_id AND event_id = e.id)`.as('changes'),
    ])
    .where('e.customerId', '=', sql<string>`ANY (customer_group(${customerId}))`)
    .where('e.type', 'in', giving)
    .orderBy('e.id')
    .execute()

/** What a change of one field replaced. */
export const findChange = (db: Db, customerId: string, eventId: string, fields: readonly string[]) =>
  db
    .selectFrom('changes')
    .select(['customerId', 'field', 'oldValue'])
    .where('customerId', '=', sql<string>`ANY (customer_group(${customerId}))`)
    .where('eventId', '=', eventId)
    .where('field', 'in', fields)
    .executeTakeFirst()

/** What was taken from a customer when it was archived the last time. */
export const findReleased = (db: Db, customerId: string) =>
  db
    .selectFrom('changes as c')
    .select(['c.field', 'c.oldValue'])
    .where('c.customerId', '=', customerId)
    .where('c.eventId', '=', (eb) =>
      eb
        .selectFrom('events as e')
        .select('e.id')
        .where('e.customerId', '=', customerId)
        .where('e.type', '=', 'customer.archived')
        .orderBy('e.id', 'desc')
        .limit(1),
    )
    .execute()

/** The identities that a customer shows, one of each value, as its answers order them. */
export const findShownIdentities = async (db: Db, customerId: string): Promise<StoredIdentity[]> => {
  const found = sql<StoredIdentity>`
    SELECT * FROM (SELECT DISTINCT ON (hash) * FROM customer_identities WHERE customer_id = ANY (customer_group(${customerId}))
                   ORDER BY hash, is_primary DESC, verified DESC) AS i
    ORDER BY created_at, id`
  return (await found.execute(db)).rows
}
