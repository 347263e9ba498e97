import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { StoredRule } from './pool.tables.ts'

export const selectRules = (db: Db): Promise<StoredRule[]> =>
  db.selectFrom('poolRules').selectAll().where('removedAt', 'is', null).orderBy('createdAt').orderBy('id').execute()

/** The rules that count. */
export const selectActiveRules = (db: Db): Promise<StoredRule[]> =>
  db
    .selectFrom('poolRules')
    .selectAll()
    .where('removedAt', 'is', null)
    .where('activeSince', 'is not', null)
    .orderBy('id')
    .execute()

export const lockRule = (db: Db, id: string): Promise<StoredRule | undefined> =>
  db
    .selectFrom('poolRules')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const insertRule = (db: Db, rule: Insertable<Database['poolRules']>) =>
  db.insertInto('poolRules').values(rule).returningAll().executeTakeFirstOrThrow()

export const updateRuleRow = (db: Db, id: string, facts: Partial<Insertable<Database['poolRules']>>) =>
  db
    .updateTable('poolRules')
    .set({ ...facts, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
