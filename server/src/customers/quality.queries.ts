import { type RawBuilder, sql } from 'kysely'
import { type Batch, type BatchShape, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import type { ListWish } from './customer-lists.queries.ts'
import type { CustomerIdentitiesTable, StoredCustomer } from './customers.tables.ts'

type Judged = Pick<
  StoredCustomer,
  'id' | 'kind' | 'name' | 'gender' | 'birthday' | 'region' | 'addressSealed' | 'industry' | 'ownerId' | 'custom'
>

/** A customer as its quality is judged, with the identities and key persons of all who were merged into it. */
export interface JudgedRow extends Judged {
  readonly confirmedAt: Date
  readonly keyPersons: number
  readonly identities: readonly {
    kind: CustomerIdentitiesTable['kind']
    verified: boolean
    failed: boolean
  }[]
}

const group = sql`(SELECT c.id UNION ALL SELECT m.id FROM customers m WHERE m.root_id = c.id)`

const judged = async (db: Db, which: RawBuilder<unknown>): Promise<JudgedRow[]> => {
  const found = sql<JudgedRow>`
    SELECT c.id, c.kind, c.name, c.gender, c.birthday, c.region, c.address_sealed, c.industry, c.owner_id, c.custom,
      coalesce(c.confirmed_at, c.created_at) AS confirmed_at,
      (SELECT count(*) FROM key_persons k WHERE k.customer_id IN ${group}) AS key_persons,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'verified', i.verified, 'failed', i.failed_at IS NOT NULL)), '[]')
       FROM ${group} AS g CROSS JOIN LATERAL (SELECT * FROM customer_identities WHERE customer_id = g.id OFFSET 0) AS i) AS identities
    FROM customers c WHERE ${which}`
  return (await found.execute(db)).rows
}

/**
 * Those of these customers who stand for themselves, by the group that each belongs to. The ids are found first, as in
 * `findSummaries`.
 */
export const findJudged = (db: Db, ids: readonly string[]) =>
  judged(
    db,
    sql`c.id = ANY (ARRAY(SELECT coalesce(root_id, id) FROM customers WHERE id = ANY (${ids}::uuid[])))
        AND c.archived_at IS NULL`,
  )

/** Locks customers who are due to be judged, without those whom somebody is changing now, and gives their ids. */
export const lockDue = async (db: Db, now: Date, most: number): Promise<string[]> => {
  const due = sql<{ id: string }>`
    SELECT id FROM customers WHERE quality_due_at <= ${now} AND archived_at IS NULL AND root_id IS NULL
    ORDER BY quality_due_at LIMIT ${most}::int FOR NO KEY UPDATE SKIP LOCKED`
  return (await due.execute(db)).rows.map(({ id }) => id)
}

/** The next customers by id, locked in the same way. */
export const lockAfter = async (db: Db, afterId: string, most: number): Promise<string[]> => {
  const next = sql<{ id: string }>`
    SELECT id FROM customers WHERE id > ${afterId}::uuid AND archived_at IS NULL AND root_id IS NULL
    ORDER BY id LIMIT ${most}::int FOR NO KEY UPDATE SKIP LOCKED`
  return (await next.execute(db)).rows.map(({ id }) => id)
}

export const qualityShape = {
  id: 'uuid',
  quality: 'integer',
  defects: 'text[]',
  dueAt: 'timestamptz',
} as const satisfies BatchShape

/** Writes verdicts; without a time they stand until the record changes. */
export const storeQuality = (db: Db, batch: Batch<keyof typeof qualityShape>) =>
  sql`UPDATE customers SET quality = v.quality, defects = v.defects, quality_due_at = coalesce(v.due_at, 'infinity')
      FROM (SELECT * FROM ${rowsOf(qualityShape, batch, 'v')}) AS v WHERE customers.id = v.id`.execute(db)

/** Has the group of a customer judged by the next turn of the sweep. */
export const makeDue = (db: Db, customerIds: RawBuilder<unknown>) =>
  sql`UPDATE customers SET quality_due_at = '-infinity'
      WHERE id = ANY (ARRAY(SELECT coalesce(root_id, id) FROM customers WHERE id IN (${customerIds})))
        AND quality_due_at > '-infinity'`.execute(db)

/** Somebody has checked the facts of a customer. */
export const setConfirmed = (db: Db, id: string, at: Date) =>
  db.updateTable('customers').set({ confirmedAt: at }).where('id', '=', id).execute()

export type DefectCount = { defect: string | null; matching: number; score: number | null; exact: boolean }

/** How many customers there are in sight, under no defect with their mean score, and how many have which defect. */
export const countDefects = async (db: Db, wish: ListWish): Promise<DefectCount[]> =>
  (await sql<DefectCount>`SELECT * FROM count_defects(${JSON.stringify(wish)}::jsonb)`.execute(db)).rows

/** Customers of an owner who are due for review, whoever is worth most first, each with how many there are. */
export const findReviews = async (db: Db, ownerId: string, most: number) => {
  const due = sql<{ id: string; name: string; confirmedAt: Date; count: number }>`
    SELECT id, name, coalesce(confirmed_at, created_at) AS confirmed_at, count(*) OVER () AS count FROM customers
    WHERE owner_id = ${ownerId} AND defects @> '{unconfirmed}' AND archived_at IS NULL AND root_id IS NULL
    ORDER BY total_fen DESC, id LIMIT ${most}::int`
  return (await due.execute(db)).rows
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** Writes how good the records of each team are on a day. */
export const noteQuality = (db: Db, day: string) =>
  sql`
    INSERT INTO quality_days (team_id, day, customers, points)
    SELECT coalesce(t.team_id, ${nobody}::uuid), ${day}::date, sum(c.customers), sum(c.points)
    FROM (SELECT owner_id, count(*) AS customers, sum(quality) AS points FROM customers
          WHERE quality IS NOT NULL AND archived_at IS NULL AND root_id IS NULL AND stage <> 'visitor'
          GROUP BY owner_id) AS c
      LEFT JOIN team_members t ON t.staff_id = c.owner_id
    GROUP BY 1
    ON CONFLICT (team_id, day) DO UPDATE SET customers = excluded.customers, points = excluded.points`.execute(db)

export interface TeamDay {
  readonly teamId: string | null
  readonly name: string | null
  readonly day: string
  readonly customers: number
  readonly score: number
}

/** How good the records of the teams in sight were since a day, by team and day. */
export const findTeamDays = async (db: Db, since: string): Promise<TeamDay[]> => {
  const found = sql<TeamDay>`
    SELECT t.id AS team_id, t.name, q.day::text AS day, q.customers, round(q.points::numeric / q.customers, 1)::float AS score
    FROM quality_days q LEFT JOIN teams t ON t.id = q.team_id
    WHERE q.day >= ${since}::date AND q.customers > 0 AND (t.id IS NOT NULL OR q.team_id = ${nobody}::uuid)
    ORDER BY t.name NULLS LAST, t.id, q.day`
  return (await found.execute(db)).rows
}
