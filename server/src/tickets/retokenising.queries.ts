import { sql } from 'kysely'
import { type Batch, type BatchShape, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'

/**
 * The next tickets by id, locked against a change of their texts meanwhile, without those that somebody is changing now;
 * `old` when the vector is of another version.
 */
export const lockNext = async (db: Db, version: string, afterId: string, most: number) => {
  const next = sql<{ customerId: string; id: string; title: string; description: string; name: string; old: boolean }>`
    SELECT t.customer_id, t.id, t.title, t.description, c.name,
           NOT t.search @@ quote_literal(${version}::text)::tsquery AS old
    FROM tickets t JOIN customers m ON m.id = t.customer_id JOIN customers c ON c.id = coalesce(m.root_id, m.id)
    WHERE t.id > ${afterId} ORDER BY t.id LIMIT ${most}::int FOR NO KEY UPDATE OF t SKIP LOCKED`
  return (await next.execute(db)).rows
}

export const vectorShape = { customerId: 'uuid', id: 'uuid', search: 'tsvector' } as const satisfies BatchShape

export const storeVectors = (db: Db, batch: Batch<keyof typeof vectorShape>) =>
  sql`UPDATE tickets SET search = v.search FROM (SELECT * FROM ${rowsOf(vectorShape, batch, 'v')}) AS v
      WHERE tickets.customer_id = v.customer_id AND tickets.id = v.id`.execute(db)

/** Whether a ticket has a vector of another version. */
export const isAnyOld = async (db: Db, version: string): Promise<boolean> => {
  const found = sql<{ old: boolean }>`
    SELECT EXISTS (SELECT FROM tickets WHERE NOT search @@ quote_literal(${version}::text)::tsquery) AS old`
  return (await found.execute(db)).rows[0]?.old ?? false
}
