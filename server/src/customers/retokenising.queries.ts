import { sql } from 'kysely'
import { type Batch, type BatchShape, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'

/** Begins the pass of a version, unless it was begun. */
export const beginPass = (db: Db, version: string) =>
  sql`INSERT INTO search_passes (version) VALUES (${version}) ON CONFLICT DO NOTHING`.execute(db)

/** The pass of a version for whoever goes on with it; undefined while somebody else does. */
export const takePass = async (db: Db, version: string) => {
  const taken = sql<{ afterId: string; finishedAt: Date | null }>`
    SELECT after_id, finished_at FROM search_passes WHERE version = ${version} FOR UPDATE SKIP LOCKED`
  return (await taken.execute(db)).rows[0]
}

export const movePass = (db: Db, version: string, place: { afterId: string; finishedAt: Date | null }) =>
  sql`UPDATE search_passes SET after_id = ${place.afterId}, finished_at = ${place.finishedAt} WHERE version = ${version}`.execute(
    db,
  )

/**
 * The next customers by id, locked against a change of name meanwhile, without those whom somebody is changing now;
 * `old` when the vector is of another version.
 */
export const lockNext = async (db: Db, version: string, afterId: string, most: number) => {
  const next = sql<{ id: string; name: string; formerNames: string[]; tags: string[]; old: boolean }>`
    SELECT id, name, former_names, tags, NOT search @@ quote_literal(${version}::text)::tsquery AS old
    FROM customers WHERE id > ${afterId} ORDER BY id LIMIT ${most}::int FOR NO KEY UPDATE SKIP LOCKED`
  return (await next.execute(db)).rows
}

export const vectorShape = { id: 'uuid', search: 'tsvector' } as const satisfies BatchShape

export const storeVectors = (db: Db, batch: Batch<keyof typeof vectorShape>) =>
  sql`UPDATE customers SET search = v.search FROM (SELECT * FROM ${rowsOf(vectorShape, batch, 'v')}) AS v
      WHERE customers.id = v.id`.execute(db)

/** Begins the pass again when a process of an older version has written since it ended. */
export const reopenPass = (db: Db, version: string) =>
  sql`UPDATE search_passes SET after_id = DEFAULT, finished_at = NULL
      WHERE version = ${version} AND finished_at IS NOT NULL
        AND EXISTS (SELECT FROM customers WHERE NOT search @@ quote_literal(${version}::text)::tsquery)`.execute(db)
