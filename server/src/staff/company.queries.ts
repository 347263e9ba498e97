import type { Db } from '../platform/db/database.ts'

export const findCompany = (db: Db) => db.selectFrom('company').select(['name', 'version']).executeTakeFirstOrThrow()

/** The same, locked until the end of the transaction. */
export const lockCompany = (db: Db) =>
  db.selectFrom('company').select(['name', 'version']).forUpdate().executeTakeFirstOrThrow()

export const renameCompany = (db: Db, name: string | null) =>
  db
    .updateTable('company')
    .set((row) => ({ name, version: row('version', '+', 1) }))
    .returning(['name', 'version'])
    .executeTakeFirstOrThrow()
