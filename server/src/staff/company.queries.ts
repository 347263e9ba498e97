import type { Company } from '@zhike/contract/company'
import type { Db } from '../platform/db/database.ts'

/** What is known of the company. */
export const facts = ['name', 'phone', 'email'] as const
const columns = [...facts, 'version'] as const

export const findCompany = (db: Db) => db.selectFrom('company').select(columns).executeTakeFirstOrThrow()

/** The same, locked until the end of the transaction. */
export const lockCompany = (db: Db) => db.selectFrom('company').select(columns).forUpdate().executeTakeFirstOrThrow()

export const changeCompany = (db: Db, changes: Partial<Pick<Company, (typeof facts)[number]>>) =>
  db
    .updateTable('company')
    .set((row) => ({ ...changes, version: row('version', '+', 1) }))
    .returning(columns)
    .executeTakeFirstOrThrow()
