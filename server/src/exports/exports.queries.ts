import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ExportsTable } from './exports.tables.ts'

const createdByName = sql<string | null>`coalesce(
  (SELECT name FROM staff WHERE id = x.created_by_id), (SELECT name FROM api_keys WHERE id = x.created_by_id)
)`.as('createdByName')

const exports = (db: Db) => db.selectFrom('exports as x').selectAll('x').select(createdByName)

export type ExportRow = NonNullable<Awaited<ReturnType<typeof findExport>>>

/** One export; row security leaves those of the actor alone. */
export const findExport = (db: Db, id: string) => exports(db).where('x.id', '=', id).executeTakeFirst()

/** Newest first. */
export const listExportRows = (db: Db, before: { at: string; id: string } | undefined, most: number) =>
  exports(db)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(x.created_at, x.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('x.createdAt', 'desc')
    .orderBy('x.id', 'desc')
    .limit(most)
    .execute()

export const insertExport = (db: Db, row: Insertable<ExportsTable>) => db.insertInto('exports').values(row).execute()

/** How many of the actor's exports are not over yet. */
export const countUnfinished = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('exports')
    .select(sql<number>`count(*)`.as('count'))
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow()
  return count
}

/** Cancels what is not over; false when it is. */
export const markCancelled = async (db: Db, id: string, now: Date): Promise<boolean> => {
  const marked = await db
    .updateTable('exports')
    .set({ status: 'cancelled', finishedAt: now, workedAt: null })
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .returning('id')
    .executeTakeFirst()
  return marked !== undefined
}

/** Exports that were done before a moment and whose files are still there. */
export const findExportsWithOldFiles = (db: Db, before: Date, most: number) =>
  db
    .selectFrom('exports')
    .select(['id', 'fileKey'])
    .where('fileKey', 'is not', null)
    .where('fileRemovedAt', 'is', null)
    .where('finishedAt', '<', before)
    .limit(most)
    .execute()

export const markFileRemoved = (db: Db, id: string, now: Date) =>
  db.updateTable('exports').set({ fileRemovedAt: now }).where('id', '=', id).execute()
