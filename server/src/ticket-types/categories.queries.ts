import type { TicketKind } from '@zhike/contract/tickets'
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

const columns = ['id', 'kind', 'name', 'departmentId', 'version'] as const

export const selectCategories = (db: Db, kind: TicketKind | undefined) =>
  db
    .selectFrom('ticketCategories')
    .select(columns)
    .where('retiredAt', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as TicketKind))
    .orderBy('kind')
    .orderBy('name')
    .execute()

export const findCategory = (db: Db, id: string) =>
  db
    .selectFrom('ticketCategories')
    .select([...columns, 'retiredAt'])
    .where('id', '=', id)
    .executeTakeFirst()

/** A category that is in use, for whoever is about to change it. */
export const lockCategory = (db: Db, id: string) =>
  db
    .selectFrom('ticketCategories')
    .select(columns)
    .where('id', '=', id)
    .where('retiredAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** One at a time: two categories of one name could come at once. */
export const lockNames = (db: Db) => sql`SELECT pg_advisory_xact_lock(hashtext('zhike.ticket_categories'))`.execute(db)

export const findByName = (db: Db, kind: TicketKind, name: string) =>
  db
    .selectFrom('ticketCategories')
    .select('id')
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('retiredAt', 'is', null)
    .executeTakeFirst()

export const departmentExists = (db: Db, id: string) =>
  db.selectFrom('departments').select('id').where('id', '=', id).executeTakeFirst()

export const insertCategory = (db: Db, category: Insertable<Database['ticketCategories']>) =>
  db.insertInto('ticketCategories').values(category).execute()

export const updateCategoryRow = (db: Db, id: string, facts: { name?: string; departmentId?: string | null }) =>
  db
    .updateTable('ticketCategories')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

/** The row when it was still in use. */
export const retireCategory = (db: Db, id: string, at: Date, by: string | null) =>
  db
    .updateTable('ticketCategories')
    .set({ retiredAt: at, retiredBy: by, version: sql`version + 1` })
    .where('id', '=', id)
    .where('retiredAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
