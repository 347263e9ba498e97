import type { DuplicateBand } from '@zhike/contract/duplicates'
import type { ActorRef } from '@zhike/contract/fields'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { Reason } from './comparing.ts'

export interface PairRow {
  readonly leftId: string
  readonly rightId: string
  readonly score: number
  readonly band: DuplicateBand
  readonly reasons: readonly Reason[]
  readonly foundAt: Date
}

/** Where a page of pairs ended. */
export type PairPlace = readonly [score: number, leftId: string, rightId: string]

export const listPairs = async (
  db: Db,
  band: DuplicateBand | undefined,
  after: PairPlace | undefined,
  most: number,
) => {
  const [score, left, right] = after ?? []
  const found = sql<PairRow>`
    SELECT p.left_id, p.right_id, p.score, p.band, p.reasons, p.found_at
    FROM list_duplicates(${band ?? null}, ${score ?? null}::real, ${left ?? null}::uuid, ${right ?? null}::uuid, ${most}::int)
      WITH ORDINALITY AS page (left_id, right_id, place)
      JOIN duplicate_pairs p ON p.left_id = page.left_id AND p.right_id = page.right_id
    ORDER BY page.place`
  return (await found.execute(db)).rows
}

export const dismissPair = (
  db: Db,
  [leftId, rightId]: readonly [string, string],
  { kind, id }: { readonly kind: string; readonly id: string | null },
  now: Date,
) =>
  sql`
    INSERT INTO duplicate_pairs (left_id, right_id, score, reasons, found_at, dismissed_at, dismissed_by_kind, dismissed_by_id)
    VALUES (${leftId}, ${rightId}, 0, '[]', ${now}, ${now}, ${kind}, ${id}::uuid)
    ON CONFLICT (left_id, right_id) DO UPDATE SET dismissed_at = ${now}, dismissed_by_kind = ${kind}, dismissed_by_id = ${id}::uuid
    WHERE duplicate_pairs.dismissed_at IS NULL`.execute(db)

/** Proposes a pair again; false when it was not dismissed. */
export const undismissPair = async (db: Db, [leftId, rightId]: readonly [string, string]): Promise<boolean> => {
  const { numAffectedRows = 0n } = await sql`
    UPDATE duplicate_pairs SET dismissed_at = NULL, dismissed_by_kind = NULL, dismissed_by_id = NULL
    WHERE left_id = ${leftId} AND right_id = ${rightId} AND dismissed_at IS NOT NULL`.execute(db)
  return numAffectedRows > 0n
}

export interface ScanRow {
  readonly id: string
  readonly status: 'queued' | 'running' | 'done' | 'failed'
  readonly afterId: string
  readonly afterKey: number | null
  readonly customersCount: number
  readonly doneCount: number
  readonly changedCount: number
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly by: ActorRef
}

const scanColumns = sql`id, status, after_id, after_key, customers_count, done_count, changed_count, started_at, finished_at,
  jsonb_build_object('kind', started_by_kind, 'id', started_by_id, 'name',
    (SELECT name FROM staff WHERE staff.id = started_by_id)) AS by`

/** Begins a scan; false when one runs. */
export const insertScan = async (
  db: Db,
  id: string,
  by: { readonly kind: string; readonly id: string | null },
  now: Date,
): Promise<boolean> => {
  const { numAffectedRows = 0n } = await sql`
    INSERT INTO duplicate_scans (id, started_by_kind, started_by_id, started_at)
    VALUES (${id}, ${by.kind}, ${by.id}::uuid, ${now}) ON CONFLICT DO NOTHING`.execute(db)
  return numAffectedRows > 0n
}

export const findScan = async (db: Db, id?: string): Promise<ScanRow | undefined> => {
  const found = sql<ScanRow>`
    SELECT ${scanColumns} FROM duplicate_scans WHERE ${id === undefined ? sql`true` : sql`id = ${id}`}
    ORDER BY started_at DESC, id DESC LIMIT 1`
  return (await found.execute(db)).rows[0]
}

/** Pairs that stand, of all customers. */
export const countPairs = async (db: Db): Promise<number> => {
  const counted = sql<{ pairs: number }>`
    SELECT count(*)::int AS pairs FROM duplicate_pairs WHERE dismissed_at IS NULL AND band IS NOT NULL`
  return (await counted.execute(db)).rows[0]?.pairs ?? 0
}

/** Customers in sight who stand under one of these keys. */
export const findByKeys = async (db: Db, keys: readonly number[], most: number): Promise<string[]> => {
  const found = sql<{ id: string }>`SELECT customers_by_keys(${keys}::bigint[], ${most}::int) AS id`
  return (await found.execute(db)).rows.map(({ id }) => id)
}

export interface KeyCount {
  readonly key: number
  readonly customers: number
  readonly names: number
}

export const countUnderKeys = async (db: Db, keys: readonly number[]): Promise<KeyCount[]> =>
  (await sql<KeyCount>`SELECT * FROM count_under_keys(${keys}::bigint[])`.execute(db)).rows

export const countProfiles = async (db: Db): Promise<number> =>
  (await sql<{ count: number }>`SELECT count_profiles() AS count`.execute(db)).rows[0]?.count ?? 0
