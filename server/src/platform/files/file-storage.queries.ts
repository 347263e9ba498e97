import type { FileStorage } from '@zhike/contract/file-storage'
import { sql, type Updateable } from 'kysely'
import type { Database, Db } from '../db/database.ts'

const limits = ['colleagueDayBytes', 'strangerHourBytes', 'strangersHourBytes', 'companyBytes', 'version'] as const

export const readLimits = (db: Db) => db.selectFrom('fileLimits').select(limits).executeTakeFirstOrThrow()

export const lockLimits = (db: Db) => db.selectFrom('fileLimits').select(limits).forUpdate().executeTakeFirstOrThrow()

export const updateLimits = (db: Db, changed: Updateable<Database['fileLimits']>) =>
  db
    .updateTable('fileLimits')
    .set({ ...changed, version: sql`version + 1` })
    .execute()

export async function readUsage(db: Db): Promise<FileStorage['usage']> {
  const { rows } = await sql<FileStorage['usage'][number]>`SELECT kind, files, bytes FROM file_usage()`.execute(db)
  return rows
}

/** Others who upload in the same name wait until this transaction is over, so that ten at once count like ten in a row. */
export const queueUp = (db: Db, name: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`upload ${name}`}, 0))`.execute(db)

interface Lately {
  readonly bytes: number
  readonly oldest: Date | null
}

export async function sumOfUploader(db: Db, uploaderId: string, since: Date): Promise<Lately> {
  const { rows } = await sql<Lately>`
    SELECT coalesce(sum(bytes), 0)::bigint AS bytes, min(at) AS oldest FROM uploads
    WHERE uploader_id = ${uploaderId} AND at > ${since}`.execute(db)
  return rows[0] ?? { bytes: 0, oldest: null }
}

/** What strangers uploaded: from this address, or from anywhere. */
export async function sumOfStrangers(db: Db, address: Buffer | null, since: Date): Promise<Lately> {
  const { rows } = await sql<Lately>`
    SELECT coalesce(sum(bytes), 0)::bigint AS bytes, min(at) AS oldest FROM uploads
    WHERE uploader_id IS NULL AND at > ${since} AND (${address}::bytea IS NULL OR address = ${address})`.execute(db)
  return rows[0] ?? { bytes: 0, oldest: null }
}

export const insertUpload = (db: Db, row: Database['uploads']) => db.insertInto('uploads').values(row).execute()

export const setUploadBytes = (db: Db, id: string, bytes: number) =>
  db.updateTable('uploads').set({ bytes }).where('id', '=', id).execute()

export const deleteUploadsBefore = (db: Db, before: Date) => db.deleteFrom('uploads').where('at', '<', before).execute()
