import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

const leavesWithDeputy = (db: Db) =>
  db
    .selectFrom('leaves as l')
    .leftJoin('staff as d', 'd.id', 'l.deputyId')
    .select(['l.id', 'l.staffId', 'l.kind', 'l.beginsAt', 'l.endsAt', 'l.deputyId', 'd.name as deputyName'])
    .where('l.withdrawnAt', 'is', null)

export type LeaveRow = Awaited<ReturnType<typeof selectLeaves>>[number]

/** Those of somebody that are not over at a time, the earliest first. */
export const selectLeaves = (db: Db, staffId: string, endAfter: Date) =>
  leavesWithDeputy(db)
    .where('l.staffId', '=', staffId)
    .where('l.endsAt', '>', endAfter)
    .orderBy('l.beginsAt')
    .orderBy('l.id')
    .execute()

export const lockLeave = (db: Db, id: string) =>
  db
    .selectFrom('leaves')
    .select(['staffId'])
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** Whoever says something of a colleague’s time waits for whoever does already. */
export const lockTimeOf = (db: Db, staffId: string) =>
  sql`SELECT FROM staff WHERE id = ${staffId} FOR NO KEY UPDATE`.execute(db)

export const findOverlap = (db: Db, staffId: string, beginsAt: Date, endsAt: Date) =>
  db
    .selectFrom('leaves')
    .select('id')
    .where('staffId', '=', staffId)
    .where('withdrawnAt', 'is', null)
    .where('beginsAt', '<', endsAt)
    .where('endsAt', '>', beginsAt)
    .executeTakeFirst()

export const insertLeave = (db: Db, leave: Insertable<Database['leaves']>) =>
  db.insertInto('leaves').values(leave).execute()

export const markWithdrawn = (db: Db, id: string, by: string | null, at: Date) =>
  db.updateTable('leaves').set({ withdrawnAt: at, withdrawnBy: by }).where('id', '=', id).execute()

/** A colleague who can stand in for others. */
export const findActive = (db: Db, id: string) =>
  db.selectFrom('staff').select(['id', 'name']).where('id', '=', id).where('suspendedAt', 'is', null).executeTakeFirst()

export const setDeputyRow = (db: Db, deputy: Insertable<Database['deputies']>) =>
  db
    .insertInto('deputies')
    .values(deputy)
    .onConflict((conflict) => conflict.column('staffId').doUpdateSet(deputy))
    .execute()

export const deleteDeputy = (db: Db, staffId: string) =>
  db.deleteFrom('deputies').where('staffId', '=', staffId).returning('staffId').executeTakeFirst()
