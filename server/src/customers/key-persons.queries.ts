import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** Of the customer and all who were merged with it. */
export const findKeyPersons = (db: Db, customerId: string) =>
  db
    .selectFrom('keyPersons')
    .selectAll()
    .where(sql<boolean>`customer_id = ANY (customer_group(${customerId}))`)
    .orderBy('influence', 'desc')
    .orderBy('id')
    .execute()

export const upsertKeyPerson = async (db: Db, row: Insertable<Database['keyPersons']>): Promise<string> => {
  const { role, influence } = row
  const written = await db
    .insertInto('keyPersons')
    .values(row)
    .onConflict((conflict) => conflict.columns(['customerId', 'personId']).doUpdateSet({ role, influence }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return written.id
}

export const deleteKeyPerson = (db: Db, customerId: string, id: string) =>
  db
    .deleteFrom('keyPersons')
    .where(sql<boolean>`customer_id = ANY (customer_group(${customerId}))`)
    .where('id', '=', id)
    .returning(['customerId', 'personId'])
    .executeTakeFirst()
