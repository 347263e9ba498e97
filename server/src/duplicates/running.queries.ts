import { sql } from 'kysely'
import { type Batch, batchOf, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import type { Comparison } from './comparing.ts'
import type { ScanRow } from './duplicates.queries.ts'
import type { SealedRow } from './reading.ts'

const eligible = sql`c.root_id IS NULL AND c.archived_at IS NULL AND c.stage <> 'visitor'`

const identitiesOf = sql`
  LEFT JOIN LATERAL (
    SELECT array_agg(i.kind ORDER BY i.hash) AS kinds, array_agg(i.hash ORDER BY i.hash) AS hashes,
           array_agg(i.sealed ORDER BY i.hash) AS sealed
    FROM (SELECT c.id UNION ALL SELECT m.id FROM customers m WHERE m.root_id = c.id) AS g
      CROSS JOIN LATERAL (SELECT * FROM customer_identities WHERE customer_id = g.id OFFSET 0) AS i
    WHERE i.kind <> 'external') AS i ON true`

/** Each with the customer and the id that its street is bound to. */
const addressesOf = sql`
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('customerId', a.customer_id, 'id', a.id, 'sealed', encode(a.sealed, 'base64'))
                     ORDER BY a.customer_id = a.id DESC, a.id) AS addresses
    FROM (SELECT c.id, c.address_sealed UNION ALL SELECT m.id, m.address_sealed FROM customers m WHERE m.root_id = c.id) AS g
      CROSS JOIN LATERAL (
        SELECT g.id AS customer_id, g.id, g.address_sealed AS sealed
        UNION ALL SELECT customer_id, id, street_sealed FROM customer_addresses WHERE customer_id = g.id) AS a
    WHERE a.sealed IS NOT NULL) AS a ON true`

const sealedColumns = sql`c.id, c.kind, c.name, c.gender, c.birthday, c.region, coalesce(a.addresses, '[]') AS addresses,
  coalesce(i.kinds, '{}') AS kinds, coalesce(i.hashes, '{}') AS hashes, coalesce(i.sealed, '{}') AS sealed,
  hashtextextended(c.version || ' ' || coalesce(i.hashes::text, ''), 0)::text AS fingerprint`

export interface ReadRow extends SealedRow {
  /** Whether there is something new since it was read last. */
  readonly changed: boolean
}

/** The next customers who stand for themselves. */
export const findToRead = async (db: Db, afterId: string, most: number): Promise<ReadRow[]> => {
  const found = sql<ReadRow>`
    SELECT r.*, p.fingerprint IS DISTINCT FROM r.fingerprint::bigint AS changed
    FROM (SELECT ${sealedColumns}
          FROM (SELECT * FROM customers c WHERE c.id > ${afterId} AND ${eligible} ORDER BY c.id LIMIT ${most}::int) AS c
            ${identitiesOf} ${addressesOf}) AS r
      LEFT JOIN duplicate_profiles p ON p.customer_id = r.id
    ORDER BY r.id`
  return (await found.execute(db)).rows
}

export const findSealed = async (db: Db, ids: readonly string[]): Promise<SealedRow[]> => {
  const found = sql<SealedRow>`
    SELECT ${sealedColumns}
    FROM (SELECT * FROM customers WHERE id = ANY (${ids}::uuid[])) AS c ${identitiesOf} ${addressesOf}`
  return (await found.execute(db)).rows
}

/** Takes up a scan, or gives undefined when it is over. */
export interface TakenScan extends ScanRow {
  readonly attempts: number
  readonly startedByKind: string
}

export const takeUp = async (db: Db, id: string): Promise<TakenScan | undefined> => {
  const taken = sql<TakenScan>`
    UPDATE duplicate_scans SET status = 'running', attempts = attempts + 1,
      customers_count = CASE WHEN customers_count > 0 THEN customers_count
        ELSE (SELECT count(*) FROM customers c WHERE ${eligible}) END
    WHERE id = ${id} AND finished_at IS NULL RETURNING *`
  return (await taken.execute(db)).rows[0]
}

/** Moves the reading on; false when somebody else did. */
export const advanceReading = async (db: Db, id: string, from: string, to: string, done: number, changed: number) => {
  const { numAffectedRows = 0n } = await sql`
    UPDATE duplicate_scans SET after_id = ${to}, done_count = done_count + ${done}::int,
      changed_count = changed_count + ${changed}::int, attempts = 0
    WHERE id = ${id} AND after_id = ${from} AND finished_at IS NULL`.execute(db)
  return numAffectedRows > 0n
}

export const advanceComparing = async (db: Db, id: string, from: number | null, to: number): Promise<boolean> => {
  const { numAffectedRows = 0n } = await sql`
    UPDATE duplicate_scans SET after_key = ${to}::bigint, attempts = 0
    WHERE id = ${id} AND after_key IS NOT DISTINCT FROM ${from}::bigint AND finished_at IS NULL`.execute(db)
  return numAffectedRows > 0n
}

export const finishScan = (db: Db, id: string, status: 'done' | 'failed', now: Date) =>
  sql`UPDATE duplicate_scans SET status = ${status}, finished_at = ${now} WHERE id = ${id} AND finished_at IS NULL`.execute(
    db,
  )

const profiles = { customerId: 'uuid', fingerprint: 'text', nameKey: 'bigint' } as const
const keys = { customerId: 'uuid', key: 'bigint' } as const

export interface HashedProfile {
  readonly customerId: string
  readonly fingerprint: string
  readonly nameKey: number
  readonly keys: readonly number[]
}

/** Keeps what was read, instead of what was known before. */
export async function storeProfiles(db: Db, scanId: string, read: readonly HashedProfile[]): Promise<void> {
  const rows = batchOf(
    profiles,
    read.map(({ customerId, fingerprint, nameKey }) => ({ customerId, fingerprint, nameKey })),
  )
  const keyRows = batchOf(
    keys,
    read.flatMap(({ customerId, keys: own }) => own.map((key) => ({ customerId, key }))),
  )
  await storeRows(db, scanId, rows)
  await sql`
    INSERT INTO duplicate_keys (customer_id, key)
    SELECT customer_id, key FROM ${rowsOf(keys, keyRows, 'k')} ON CONFLICT DO NOTHING`.execute(db)
}

const storeRows = (db: Db, scanId: string, rows: Batch<keyof typeof profiles>) =>
  sql`
    WITH gone AS (
      DELETE FROM duplicate_keys USING ${rowsOf(profiles, rows, 'r')} WHERE duplicate_keys.customer_id = r.customer_id)
    INSERT INTO duplicate_profiles (customer_id, fingerprint, name_key, scan_id)
    SELECT customer_id, fingerprint::bigint, name_key, ${scanId} FROM ${rowsOf(profiles, rows, 'r')}
    ON CONFLICT (customer_id) DO UPDATE
      SET fingerprint = excluded.fingerprint, name_key = excluded.name_key, scan_id = excluded.scan_id`.execute(db)

/** Forgets who stands for itself no more. */
export const dropGone = (db: Db) =>
  sql`
    DELETE FROM duplicate_profiles p USING customers c
    WHERE c.id = p.customer_id AND (c.root_id IS NOT NULL OR c.archived_at IS NOT NULL OR c.stage = 'visitor')`.execute(
    db,
  )

export interface Block {
  readonly key: number
  readonly ids: readonly string[]
}

/** The next keys under which several customers stand, but not more than a family of records can be; of all customers. */
export const findBlocks = async (db: Db, afterKey: number, mostKeys: number, mostIds: number): Promise<Block[]> => {
  const found = sql<Block>`
    SELECT key, array_agg(customer_id) AS ids FROM duplicate_keys WHERE key > ${afterKey}::bigint
    GROUP BY key HAVING count(*) BETWEEN 2 AND ${mostIds}::int ORDER BY key LIMIT ${mostKeys}::int`
  return (await found.execute(db)).rows
}

/** The same, only of keys of customers whom this scan found changed. */
export const findChangedBlocks = async (
  db: Db,
  scanId: string,
  afterKey: number,
  mostKeys: number,
  mostIds: number,
): Promise<Block[]> => {
  const found = sql<Block>`
    SELECT k.key, array_agg(k.customer_id) AS ids
    FROM (SELECT DISTINCT own.key FROM duplicate_profiles p JOIN duplicate_keys own ON own.customer_id = p.customer_id
          WHERE p.scan_id = ${scanId} AND own.key > ${afterKey}::bigint) AS changed
      JOIN duplicate_keys k ON k.key = changed.key
    GROUP BY k.key HAVING count(*) BETWEEN 2 AND ${mostIds}::int ORDER BY k.key LIMIT ${mostKeys}::int`
  return (await found.execute(db)).rows
}

const pairs = { leftId: 'uuid', rightId: 'uuid', score: 'text', band: 'text', reasons: 'text' } as const

export type FoundPair = Pick<Comparison, 'score' | 'reasons'> & {
  readonly leftId: string
  readonly rightId: string
  readonly band: NonNullable<Comparison['band']>
}

/** Keeps pairs; one that somebody dismissed stays dismissed. */
export const storePairs = (db: Db, scanId: string, found: readonly FoundPair[], now: Date) => {
  const rows = found.map(({ score, reasons, ...pair }) => ({
    ...pair,
    score: String(score),
    reasons: JSON.stringify(reasons),
  }))
  return sql`
    INSERT INTO duplicate_pairs (left_id, right_id, score, band, reasons, scan_id, found_at)
    SELECT left_id, right_id, score::real, band, reasons::jsonb, ${scanId}, ${now}
    FROM ${rowsOf(pairs, batchOf(pairs, rows), 'found')}
    ON CONFLICT (left_id, right_id) DO UPDATE
      SET score = excluded.score, band = excluded.band, reasons = excluded.reasons, scan_id = excluded.scan_id`.execute(
    db,
  )
}

/** Drops pairs that this scan looked at again and no longer found. */
export const dropStale = (db: Db, scanId: string) =>
  sql`
    DELETE FROM duplicate_pairs d USING duplicate_profiles p
    WHERE d.dismissed_at IS NULL AND d.scan_id IS DISTINCT FROM ${scanId} AND p.scan_id = ${scanId}
      AND p.customer_id IN (d.left_id, d.right_id)`.execute(db)
