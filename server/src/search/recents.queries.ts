import type { SearchHit } from '@zhike/contract/search'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { RecentsTable } from './search.tables.ts'

type Kind = SearchHit['type']

/** So many of one person are kept. */
const mostKept = 100

/** The customer of something that the actor sees. */
export const findCustomerOf = async (db: Db, kind: Kind, id: string): Promise<string | undefined> => {
  const found = {
    customer: sql<{ customerId: string }>`
      SELECT id AS customer_id FROM customers WHERE id = ${id} AND archived_at IS NULL AND stage <> 'visitor'`,
    ticket: sql<{ customerId: string }>`SELECT customer_id FROM tickets WHERE id = ${id}`,
    order: sql<{ customerId: string }>`
      SELECT o.customer_id FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE o.id = ${id} AND c.archived_at IS NULL`,
  }[kind]
  return (await found.execute(db)).rows[0]?.customerId
}

/** Notes an opening; that of something known adds to it: log2(2^a + 2^b). */
export const insertOpening = (db: Db, opening: RecentsTable) =>
  db
    .insertInto('recents')
    .values(opening)
    .onConflict((conflict) =>
      conflict.columns(['customerId', 'staffId', 'kind', 'itemId']).doUpdateSet({
        openedAt: sql`excluded.opened_at`,
        heat: sql`greatest(recents.heat, excluded.heat)
                  + log(2, (1 + power(2, least(0, greatest(-60, -abs(recents.heat - excluded.heat)))))::numeric)::float8`,
      }),
    )
    .execute()

/** Forgets the oldest of a person beyond the most that are kept. */
export const forgetOldest = (db: Db, staffId: string) =>
  sql`DELETE FROM recents WHERE staff_id = ${staffId} AND opened_at <
        (SELECT opened_at FROM recents WHERE staff_id = ${staffId} ORDER BY opened_at DESC OFFSET ${mostKept - 1}::int LIMIT 1)`.execute(
    db,
  )

/** What a person opened lately and still sees, newest first. */
export const findRecents = (db: Db, staffId: string) =>
  db
    .selectFrom('recents')
    .select(['kind', 'itemId', 'heat'])
    .where('staffId', '=', staffId)
    .orderBy('openedAt', 'desc')
    .limit(mostKept)
    .execute()
