import type { Insertable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { ImportKind, Mapping } from './columns.ts'

export const insertUpload = (db: Db, row: Insertable<Database['importUploads']>) =>
  db.insertInto('importUploads').values(row).execute()

/** A file that somebody sent before: their own only. */
export const findUpload = (db: Db, id: string, createdById: string | null) =>
  db
    .selectFrom('importUploads')
    .selectAll()
    .where('id', '=', id)
    .where('createdById', createdById === null ? 'is' : '=', createdById)
    .executeTakeFirst()

export const deleteUpload = (db: Db, id: string) => db.deleteFrom('importUploads').where('id', '=', id).execute()

export const findOldUploads = (db: Db, before: Date, most: number) =>
  db.selectFrom('importUploads').select(['id', 'fileKey']).where('createdAt', '<', before).limit(most).execute()

/** How a table of these headings was imported last. */
export const findShape = async (db: Db, kind: ImportKind, shape: string): Promise<Mapping | undefined> => {
  const found = await db
    .selectFrom('importShapes')
    .select('mapping')
    .where('kind', '=', kind)
    .where('shape', '=', shape)
    .executeTakeFirst()
  return found?.mapping
}

export const rememberShape = (db: Db, kind: ImportKind, shape: string, mapping: Mapping, now: Date) =>
  db
    .insertInto('importShapes')
    .values({ kind, shape, mapping, usedAt: now })
    .onConflict((conflict) => conflict.columns(['kind', 'shape']).doUpdateSet({ mapping, usedAt: now }))
    .execute()
