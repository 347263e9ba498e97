import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** Delegations in force that somebody gave or received. */
export const selectDelegations = (db: Db, staffId: string, now: Date) =>
  db
    .selectFrom('approvalDelegations as d')
    .innerJoin('staff as s', 's.id', 'd.staffId')
    .innerJoin('staff as p', 'p.id', 'd.deputyId')
    .select(['d.id', 'd.since', 'd.until', 'd.staffId', 's.name as staffName', 'd.deputyId', 'p.name as deputyName'])
    .where('d.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('d.until', 'is', null), eb('d.until', '>', now)]))
    .where((eb) => eb.or([eb('d.staffId', '=', staffId), eb('d.deputyId', '=', staffId)]))
    .orderBy('d.since')
    .execute()

export const insertDelegation = (db: Db, delegation: Insertable<Database['approvalDelegations']>) =>
  db.insertInto('approvalDelegations').values(delegation).execute()

/** Ends the delegation of somebody, whichever it is or this one; answers whose it was. */
export const endDelegation = (db: Db, staffId: string, at: Date, id?: string) =>
  db
    .updateTable('approvalDelegations')
    .set({ revokedAt: at })
    .where('staffId', '=', staffId)
    .where('revokedAt', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id as string))
    .returning(['id', 'deputyId'])
    .executeTakeFirst()

/** Who takes part in what waits for somebody may have changed. */
export const refreshWaiting = (db: Db, staffId: string, now: Date) =>
  sql`SELECT refresh_approval_viewers(approval_id, ${now}) FROM
    (SELECT DISTINCT approval_id FROM approval_tasks WHERE staff_id = ${staffId} AND state IN ('open', 'waiting')) AS w`.execute(
    db,
  )
