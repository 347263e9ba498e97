import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { SealedPlace } from './places.ts'

/** A value under an old version, and where it stands. */
export interface SealedRow {
  readonly key: readonly string[]
  readonly sealed: Buffer
  readonly bound: string
}

export interface Resealed extends SealedRow {
  readonly fresh: Buffer
}

/** The next values that another version than `current` has sealed, in the order of the key. */
export async function readOld(
  db: Db,
  place: SealedPlace,
  current: number,
  after: readonly string[] | null,
  most: number,
) {
  const columns = Object.entries(place.keys)
  const names = sql.join(columns.map(([name]) => sql.ref(`t.${name}`)))
  const texts = sql.join(columns.map(([name]) => sql`${sql.ref(`t.${name}`)}::text`))
  const from = after
    ? sql`(${names}) > (${sql.join(columns.map(([, type], at) => sql`${after[at]}::${sql.raw(type)}`))})`
    : sql`true`
  const { rows } = await sql<SealedRow>`
    SELECT ARRAY[${texts}] AS key, ${place.value} AS sealed, ${place.bound ?? sql`''`} AS bound
    FROM ${place.table} AS t WHERE ${isOld(place, current)} AND ${from}
    ORDER BY ${names} LIMIT ${most}`.execute(db)
  return rows
}

/** Puts fresh bytes where the old ones still stand; what changed meanwhile is left to the next pass. */
export async function replaceOld(db: Db, place: SealedPlace, values: readonly Resealed[]): Promise<number> {
  const columns = Object.entries(place.keys)
  const arrays = columns.map(([, type], at) => sql`${values.map(({ key }) => key[at])}::${sql.raw(type)}[]`)
  const same = columns.map(([name], at) => sql`${sql.ref(`t.${name}`)} = v.${sql.id(`k${at}`)}`)
  const { numAffectedRows } = await sql`
    UPDATE ${place.table} AS t SET ${place.set(sql`v.fresh`)}
    FROM unnest(${sql.join(arrays)}, ${values.map(({ sealed }) => sealed)}::bytea[],
                ${values.map(({ fresh }) => fresh)}::bytea[])
      AS v(${sql.join(columns.map((_, at) => sql.id(`k${at}`)))}, sealed, fresh)
    WHERE ${sql.join(same, sql` AND `)} AND ${place.value} = v.sealed`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** How many values other versions than `current` have sealed. */
export async function countOld(db: Db, place: SealedPlace, current: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${place.table} AS t WHERE ${isOld(place, current)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The version is in the first two bytes. */
const isOld = ({ value, where }: SealedPlace, current: number) =>
  sql`${where ?? sql`true`} AND ${value} IS NOT NULL
    AND (get_byte(${value}, 0) << 8 | get_byte(${value}, 1)) <> ${current}::int`
