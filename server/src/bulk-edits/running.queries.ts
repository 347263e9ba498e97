import type { Permission } from '@zhike/contract/permissions'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { StoredBulkEdit } from './bulk-edits.tables.ts'

/** How long whoever works on a bulk edit may be silent before others take it for gone. By the database's clock. */
const silence = sql`interval '20 seconds'`

/** Takes a bulk edit up unless somebody works on it. */
export const takeUpBulkEdit = (db: Db, id: string) =>
  db
    .updateTable('bulkEdits')
    .set((eb) => ({
      status: eb
        .case()
        .when('status', '=', 'queued')
        .then('running' as const)
        .else(eb.ref('status'))
        .end(),
      workedAt: sql<Date>`clock_timestamp()`,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running', 'undoing'])
    .where(sql<boolean>`(worked_at IS NULL OR worked_at < clock_timestamp() - ${silence})`)
    .returningAll()
    .executeTakeFirst()

/** Gives a sign, in the transaction of a batch; undefined when it was cancelled. The row is locked, so that one works on it. */
export const keepBulkEdit = (db: Db, id: string) =>
  db
    .updateTable('bulkEdits')
    .set({ workedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('status', 'in', ['running', 'undoing'])
    .returning('status')
    .executeTakeFirst()

/** Begun and left, or never taken up. */
export const findStrandedBulkEdits = (db: Db) =>
  db
    .selectFrom('bulkEdits')
    .select('id')
    .where('status', 'in', ['queued', 'running', 'undoing'])
    .where(
      sql<boolean>`(worked_at < clock_timestamp() - ${silence} OR worked_at IS NULL AND created_at < ${sql`clock_timestamp() - interval '2 minutes'`})`,
    )
    .execute()

/** What to deal with next; only one of them, if that is asked. */
export const findNextEdited = (
  db: Db,
  bulkEditId: string,
  status: 'pending' | 'changed',
  { most, only }: { readonly most: number; readonly only?: string },
) =>
  db
    .selectFrom('bulkEdited')
    .selectAll()
    .where('bulkEditId', '=', bulkEditId)
    .where('status', '=', status)
    .$if(only !== undefined, (query) => query.where('recordId', '=', only ?? ''))
    .orderBy('recordId')
    .limit(most)
    .execute()

export type NextEdited = Awaited<ReturnType<typeof findNextEdited>>[number]

type Told = {
  readonly status: 'changed' | 'same' | 'refused' | 'undone' | 'kept'
  readonly reason?: string
  readonly before?: object
  readonly after?: object
}

type Key = Pick<NextEdited, 'customerId' | 'recordId'>

export const tellEdited = (db: Db, bulkEditId: string, key: Key, { before, after, ...told }: Told) =>
  db
    .updateTable('bulkEdited')
    .set({
      ...told,
      attempts: 0,
      ...(before === undefined ? {} : { before: JSON.stringify(before) }),
      ...(after === undefined ? {} : { after: JSON.stringify(after) }),
    })
    .where('customerId', '=', key.customerId)
    .where('bulkEditId', '=', bulkEditId)
    .where('recordId', '=', key.recordId)
    .execute()

/** Notes that changing a record, or putting one back, broke; gives whether it has broken too often to be tried again. */
export const noteBreak = async (db: Db, bulkEditId: string, recordId: string, most: number): Promise<boolean> => {
  const noted = sql<{ givenUp: boolean }>`
    UPDATE bulk_edited SET attempts = attempts + 1,
      status = CASE WHEN attempts + 1 < ${most}::int THEN status WHEN status = 'changed' THEN 'kept' ELSE 'failed' END,
      reason = CASE WHEN attempts + 1 < ${most}::int THEN reason ELSE 'internal.bug' END
    WHERE bulk_edit_id = ${bulkEditId} AND record_id = ${recordId} AND status IN ('pending', 'changed') RETURNING attempts >= ${most}::int AS given_up`
  return (await noted.execute(db)).rows[0]?.givenUp ?? true
}

/** What whoever asked for a bulk edit may do now; undefined when they may nothing any more. */
export const findRights = async (db: Db, { createdById, role, scope }: StoredBulkEdit) => {
  const found = sql<{ permissions: Permission[]; reach: string[] }>`
    SELECT r.permissions, reach_ids(${createdById}, ${scope}) AS reach FROM roles r
    WHERE r.code = ${role}
      AND NOT EXISTS (SELECT FROM staff WHERE id = ${createdById} AND suspended_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM api_keys WHERE id = ${createdById} AND revoked_at IS NOT NULL)`
  return (await found.execute(db)).rows[0]
}

/** Marks where the change of one record begins, so that it can be taken back without the others of its batch. */
export const beginAttempt = (db: Db) => sql`SAVEPOINT bulk_edited`.execute(db)
export const endAttempt = (db: Db) => sql`RELEASE SAVEPOINT bulk_edited`.execute(db)
export const takeBackAttempt = (db: Db) => sql`ROLLBACK TO SAVEPOINT bulk_edited`.execute(db)
