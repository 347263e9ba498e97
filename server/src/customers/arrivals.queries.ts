import { sql } from 'kysely'
import { type ClaimBatch, registered, type Taken } from '../own-fields/own-fields.ts'
import type { Actor } from '../platform/actor.ts'
import { type Batch, eachOf, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import { type ArrivalBatches, arrivalShapes as shapes } from './arrival-batches.ts'

/** The gate that whoever writes identities passes (see `claim_identities`), and behind it the turn of those who come in batches. */
const gate = sql`hashtextextended('zhike.identities', 0)`
const turn = sql`hashtextextended('zhike.arrivals', 0)`

export const awaitTurn = (db: Db) => sql`SELECT pg_advisory_xact_lock(${turn})`.execute(db)

/** Whether nobody comes in by batches at this moment; whoever wants to waits until this transaction is over. */
export const isQuiet = async (db: Db): Promise<boolean> => {
  const { rows } = await sql<{ quiet: boolean }>`SELECT pg_try_advisory_xact_lock_shared(${turn}) AS quiet`.execute(db)
  return rows[0]?.quiet ?? false
}

/** Who has these identities, as JSON text; `forChange` brings the rows along and keeps others from changing them. */
export const findKnown = async (db: Db, hashes: Uint8Array, forChange: boolean): Promise<string> => {
  const before = sql`json_build_object('id', id, 'number', number, 'kind', kind, 'custom', custom, 'name', name,
    'gender', gender, 'birthday', birthday, 'region', region, 'addressSealed', address_sealed,
    'addressMasked', address_masked, 'tags', tags, 'formerNames', former_names)`
  const { rows } = await sql<{ known: string }>`
    SELECT coalesce(json_agg(json_build_object('hash', encode(hash, 'hex'), 'kind', identity_kind, 'isPrimary', is_primary,
             'id', id, 'name', name, 'archived', archived_at IS NOT NULL, 'before', ${forChange ? before : sql`NULL`})),
           '[]')::text AS known
    FROM (SELECT c.*, i.hash, i.kind AS identity_kind, i.is_primary
          FROM ${eachOf(hashes, 'bytea', 'wanted')} JOIN customer_identities i ON i.hash = wanted.value
            JOIN customers m ON m.id = i.customer_id JOIN customers c ON c.id = coalesce(m.root_id, m.id)
          ORDER BY c.id
          ${forChange ? sql`FOR NO KEY UPDATE OF c` : sql``}) AS held`.execute(db)
  return rows[0]?.known ?? '[]'
}

/** Who has these unique values; the numbers only of customers whom the viewer sees. */
export const findTaken = async (
  db: Db,
  claims: ClaimBatch,
  viewer: Pick<Actor, 'scope' | 'reach'> | undefined,
): Promise<Taken[]> => {
  if (claims.size === 0) return []
  const found = sql<Taken>`
    SELECT taken.field_id, taken.value, taken.record_id, coalesce(c.id, taken.record_id) AS shown_by,
           CASE WHEN c.archived_at IS NULL AND (${viewer?.scope === 'all'} OR c.seen_by && ${viewer?.reach ?? []}::uuid[])
                THEN c.number END AS number
    FROM ${registered(claims)} AS taken LEFT JOIN customers m ON m.id = taken.record_id
      LEFT JOIN customers c ON c.id = coalesce(m.root_id, m.id)`
  return (await found.execute(db)).rows
}

export const insertCreated = (db: Db, created: ArrivalBatches['created'], day: string, now: Date) =>
  sql`
    INSERT INTO customers (id, number, kind, name, sort_name, stage, gender, birthday, region, address_sealed,
                           address_masked, tags, search, custom, created_at, updated_at)
    SELECT id, next_customer_number(${day}), kind, name, sort_name, 'potential', gender, birthday, region,
           address_sealed, address_masked, tags, search, custom, ${now}, ${now}
    FROM ${rowsOf(shapes.created, created, 'created')}`.execute(db)

export const updateKnown = (db: Db, updated: ArrivalBatches['updated'], now: Date) =>
  sql`
    UPDATE customers SET name = u.name, sort_name = u.sort_name, gender = u.gender, birthday = u.birthday,
      region = u.region, address_sealed = u.address_sealed, address_masked = u.address_masked, tags = u.tags,
      search = u.search, custom = u.custom, updated_at = ${now}, version = customers.version + 1,
      confirmed_at = ${now}, quality_due_at = '-infinity'
    FROM ${rowsOf(shapes.updated, updated, 'u')} WHERE customers.id = u.id`.execute(db)

export const insertArrivalIdentities = (db: Db, identities: ArrivalBatches['identities'], now: Date) =>
  sql`
    INSERT INTO customer_identities (customer_id, id, kind, hash, tail_hash, sealed, masked, is_primary, verified, source,
                                     created_at)
    SELECT customer_id, id, kind, hash, tail_hash, sealed, masked, is_primary, true, 'import', ${now}
    FROM ${rowsOf(shapes.identities, identities, 'added')}`.execute(db)

/** The customers who get further identities. */
export const additionsTo = (additions: ArrivalBatches['additions']) =>
  sql`SELECT customer_id FROM ${rowsOf(shapes.additions, additions, 'r')}`

export const insertArrivalChanges = (db: Db, changes: ArrivalBatches['changes']) =>
  sql`
    INSERT INTO changes (customer_id, event_id, field, old_value, new_value)
    SELECT customer_id, event_id, field, old_value, new_value
    FROM ${rowsOf(shapes.changes, changes, 'changed')}`.execute(db)

/** What the log says of new customers, of changed ones and of added identities. */
export const arrivalEvents = {
  created: (created: ArrivalBatches['created'], now: Date) => sql`
    SELECT c.id AS customer_id, r.event_id, c.id AS subject_id, ${now}::timestamptz AS at,
           jsonb_build_object('number', c.number, 'kind', c.kind) AS data, r.row AS origin_row
    FROM ${rowsOf(eventIds, created, 'r')} JOIN customers c ON c.id = r.id`,
  updated: (updated: Batch<keyof typeof eventIds | 'data'>, now: Date) => sql`
    SELECT id AS customer_id, event_id, id AS subject_id, ${now}::timestamptz AS at, data, row AS origin_row
    FROM ${rowsOf({ ...eventIds, data: 'jsonb' }, updated, 'r')}`,
  identified: (additions: ArrivalBatches['additions'], now: Date) => sql`
    SELECT customer_id, event_id, id AS subject_id, ${now}::timestamptz AS at, data, row AS origin_row
    FROM ${rowsOf(shapes.additions, additions, 'r')}`,
}
const eventIds = { id: 'uuid', eventId: 'uuid', row: 'integer' } as const

interface Told {
  readonly created: Batch<keyof typeof eventIds>
  readonly updated: Batch<keyof typeof eventIds>
  readonly additions: ArrivalBatches['additions']
}

/** The events that tell of what was done: customer_id and event_id of each. */
export const eventsOfArrivals = ({ created, updated, additions }: Told) => sql`
  SELECT id AS customer_id, event_id FROM ${rowsOf(eventIds, created, 'c')}
  UNION ALL SELECT id, event_id FROM ${rowsOf(eventIds, updated, 'u')}
  UNION ALL SELECT customer_id, event_id FROM ${rowsOf(shapes.additions, additions, 'a')}`

/**
 * Waits until nobody else is writing identities, and keeps everybody from it until the end of the transaction. Gives up
 * after half a second: should somebody inside wait for a row of ours, the batch is the one that steps back.
 */
export async function closeGate(db: Db): Promise<void> {
  await sql`SELECT set_config('lock_timeout', '500ms', true)`.execute(db)
  await sql`SELECT pg_advisory_xact_lock(${gate})`.execute(db)
}

export const countHeld = async (db: Db, hashes: Uint8Array): Promise<number> => {
  const { rows } = await sql<{ held: number }>`
    SELECT count(*) AS held
    FROM ${eachOf(hashes, 'bytea', 'wanted')} JOIN customer_identities i ON i.hash = wanted.value`.execute(db)
  return rows[0]?.held ?? 0
}

/** Registers the external numbers of these identities; gives how many were free. */
export const registerArrivals = async (db: Db, identities: ArrivalBatches['identities']): Promise<number> => {
  const { rows } = await sql<{ registered: number }>`
    WITH registered AS (
      INSERT INTO external_ids (value, holder_id)
      SELECT masked, customer_id FROM ${rowsOf(shapes.identities, identities, 'added')} WHERE kind = 'external'
      ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*) AS registered FROM registered`.execute(db)
  return rows[0]?.registered ?? 0
}
