import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** A value that must be unique, on its way into the registry. */
export interface Claim {
  readonly fieldId: string
  readonly key: string
  readonly value: string
}

/** Who has a value. */
export interface Holder {
  readonly fieldId: string
  readonly value: string
  /** The customer. */
  readonly holderId: string
  /** The customer itself, or its ticket or order. */
  readonly recordId: string
}

/** Which of these people work here now. */
export const findPersons = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  const found = sql<{ id: string }>`SELECT id FROM staff WHERE id = ANY (${ids}::uuid[]) AND suspended_at IS NULL`
  return new Set((await found.execute(db)).rows.map(({ id }) => id))
}

/** Who works here now, by name and by e-mail in small letters; a name that several have says nobody. */
export const listColleagues = async (db: Db): Promise<ReadonlyMap<string, string>> => {
  const found = sql<{ called: string; id: string }>`
    SELECT called, min(id::text) AS id
    FROM staff CROSS JOIN LATERAL (VALUES (lower(name)), (lower(email))) AS names (called)
    WHERE suspended_at IS NULL AND called <> '' GROUP BY called HAVING count(DISTINCT id) = 1`
  return new Map((await found.execute(db)).rows.map(({ called, id }) => [called, id]))
}

/** Takes what a record had in these fields out of the registry. */
export const releaseValues = (db: Db, recordId: string, fieldIds: readonly string[]) =>
  sql`DELETE FROM own_unique_values WHERE record_id = ${recordId} AND field_id = ANY (${fieldIds}::uuid[])`.execute(db)

/**
 * Enters values into the registry, in one order for all, so that two who enter the same wait for each other and never in
 * a circle. Gives the fields whose value was free.
 */
export const registerClaims = async (
  db: Db,
  claims: readonly Claim[],
  { holderId, recordId }: Pick<Holder, 'holderId' | 'recordId'>,
): Promise<Set<string>> => {
  const entered = sql<{ fieldId: string }>`
    INSERT INTO own_unique_values (field_id, value, holder_id, record_id)
    SELECT field_id, value, ${holderId}::uuid, ${recordId}::uuid
    FROM unnest(${claims.map(({ fieldId }) => fieldId)}::uuid[], ${claims.map(({ value }) => value)}::text[])
         AS claim (field_id, value)
    ORDER BY field_id, value
    ON CONFLICT DO NOTHING RETURNING field_id`
  return new Set((await entered.execute(db)).rows.map(({ fieldId }) => fieldId))
}

export const findHolder = (db: Db, { fieldId, value }: Omit<Claim, 'key'>): Promise<Holder | undefined> =>
  db
    .selectFrom('ownUniqueValues')
    .selectAll()
    .where('fieldId', '=', fieldId)
    .where('value', '=', value)
    .executeTakeFirst()
