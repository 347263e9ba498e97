import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ImportsTable } from './imports.tables.ts'

const nameOf = (column: 'created_by_id' | 'undo_by_id') => {
  const id = sql.ref(`i.${column}`)
  return sql<
    string | null
  >`coalesce((SELECT name FROM staff WHERE id = ${id}), (SELECT name FROM api_keys WHERE id = ${id}))`
}

const imports = (db: Db) =>
  db
    .selectFrom('imports as i')
    .selectAll('i')
    .select([nameOf('created_by_id').as('createdByName'), nameOf('undo_by_id').as('undoByName')])

export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>

export const findImport = (db: Db, id: string) => imports(db).where('i.id', '=', id).executeTakeFirst()

/** What the files were called. */
export const findFileNames = (db: Db, ids: readonly string[]) =>
  db.selectFrom('imports').select(['id', 'fileName']).where('id', 'in', ids).execute()

/** Newest first. */
export const listImportRows = (db: Db, before: { at: string; id: string } | undefined, most: number) =>
  imports(db)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(i.created_at, i.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('i.createdAt', 'desc')
    .orderBy('i.id', 'desc')
    .limit(most)
    .execute()

export const insertImport = (db: Db, row: Insertable<ImportsTable>) => db.insertInto('imports').values(row).execute()

/** Cancels what is not over; false when it is. */
export const markCancelled = async (db: Db, id: string, now: Date): Promise<boolean> => {
  const marked = await db
    .updateTable('imports')
    .set({ status: 'cancelled', finishedAt: now })
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .returning('id')
    .executeTakeFirst()
  return marked !== undefined
}

/** Imports whose uploaded file or file of errors is older than a moment. */
export const findImportsWithOldFiles = (db: Db, before: Date, most: number) =>
  db
    .selectFrom('imports')
    .select(['id', 'fileKey', 'errorsKey'])
    .where('filesRemovedAt', 'is', null)
    .where('finishedAt', '<', before)
    .limit(most)
    .execute()

export const markFilesRemoved = (db: Db, id: string, now: Date) =>
  db.updateTable('imports').set({ filesRemovedAt: now, errorsKey: null }).where('id', '=', id).execute()
