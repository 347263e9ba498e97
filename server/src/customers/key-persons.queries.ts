import type { Insertable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export const findKeyPersons = (db: Db, customerId: string) =>
  db
    .selectFrom('keyPersons')
    .selectAll()
    .where('customerId', '=', customerId)
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
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .returning('personId')
    .executeTakeFirst()
