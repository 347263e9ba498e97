import { type RawBuilder, sql } from 'kysely'
import { type Batch, eachOf, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'

/** Somebody inside an organisation, as they travel in a batch. */
export const linkShape = {
  customerId: 'uuid',
  id: 'uuid',
  eventId: 'uuid',
  personId: 'uuid',
  role: 'text',
  influence: 'integer',
  data: 'jsonb',
  row: 'integer',
} as const
type Links = Batch<keyof typeof linkShape>

interface Wanted {
  readonly numbers: Uint8Array
  readonly organisations: Uint8Array
  readonly targetHashes: Uint8Array
}

/** Whose contacts may be meant, with who is inside already, as JSON text; of who was merged the one that is shown. */
export const findContactTargets = async (
  db: Db,
  { numbers, organisations, targetHashes }: Wanted,
  why: 'to_know' | 'to_change',
): Promise<string> => {
  const { rows } = await sql<{ known: string }>`
    WITH named AS MATERIALIZED (
      SELECT 'number:' || w.value AS key, c.id FROM ${eachOf(numbers, 'text', 'w')} JOIN customers c ON c.number = w.value
      UNION SELECT 'name:' || w.value, c.id FROM ${eachOf(organisations, 'text', 'w')}
        JOIN customers c ON c.name = w.value AND c.kind = 'organisation'
      UNION SELECT 'hash:' || encode(w.value, 'hex'), i.customer_id FROM ${eachOf(targetHashes, 'bytea', 'w')}
        JOIN customer_identities i ON i.hash = w.value),
    targets AS MATERIALIZED (
      SELECT n.key, c.id, c.number, c.kind, c.name
      FROM named n JOIN customers m ON m.id = n.id JOIN customers c ON c.id = coalesce(m.root_id, m.id)
      WHERE c.archived_at IS NULL AND c.stage <> 'visitor'
      ORDER BY c.id ${why === 'to_change' ? sql`FOR NO KEY UPDATE OF c` : sql``}),
    inside AS (
      SELECT k.customer_id, k.id, coalesce(p.root_id, p.id) AS person_id, p.name, k.role, k.influence
      FROM (SELECT DISTINCT id FROM targets) AS t JOIN key_persons k ON k.customer_id = t.id
        JOIN customers p ON p.id = k.person_id)
    SELECT json_build_object(
      'targets', (SELECT coalesce(json_agg(json_build_object('key', key, 'id', id, 'number', number, 'kind', kind,
                                                             'name', name)), '[]') FROM targets),
      'keyPersons', (SELECT coalesce(json_agg(json_build_object('customerId', customer_id, 'id', id, 'personId', person_id,
        'name', name, 'role', role, 'influence', influence)), '[]') FROM inside))::text AS known`.execute(db)
  return rows[0]?.known ?? '{}'
}

/** Adds people inside organisations; of who is there already, role and influence change. */
export const saveLinks = (db: Db, links: Links) =>
  sql`
    INSERT INTO key_persons (customer_id, id, person_id, role, influence)
    SELECT customer_id, id, person_id, role, influence FROM ${rowsOf(linkShape, links, 'l')}
    ON CONFLICT (customer_id, id) DO UPDATE SET role = excluded.role, influence = excluded.influence`.execute(db)

/** What the log says of them. */
export const linkEvents = (links: Links, now: Date) => sql`
  SELECT customer_id, event_id, id AS subject_id, ${now}::timestamptz AS at, data, row AS origin_row
  FROM ${rowsOf(linkShape, links, 'r')}`

/** The events that tell of it, besides others. */
export const eventsOfLinks = (links: Links, others: RawBuilder<unknown>) => sql`
  ${others} UNION ALL SELECT customer_id, event_id FROM ${rowsOf(linkShape, links, 'l')}`
