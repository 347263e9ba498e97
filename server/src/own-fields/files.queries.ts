import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** A record that has own values: a customer, or what belongs to one. */
export interface FileHolder {
  readonly id: string
  readonly customerId: string
}

/** Files of the record, and of a customer those of everybody who was merged with it. */
const filesOf = (db: Db, { id, customerId }: FileHolder) =>
  db
    .selectFrom('files')
    .where('customerId', '=', sql<string>`ANY (${customerId}::uuid || customer_group(${customerId}))`)
    .where('fieldId', 'is not', null)
    .where(sql<boolean>`(parent_id = ${id} OR ${id} = ${customerId} AND parent_id = customer_id)`)

export const insertOwnFile = (db: Db, row: Insertable<Database['files']>) =>
  db.insertInto('files').values(row).execute()

/** What hangs on the record for own fields, of these files. */
export const findOwnFiles = (db: Db, holder: FileHolder, ids: readonly string[]) =>
  filesOf(db, holder).select(['id', 'fieldId', 'name', 'mediaType', 'bytes']).where('id', 'in', ids).execute()

export const findOwnFile = (db: Db, holder: FileHolder, id: string) =>
  filesOf(db, holder)
    .select(['fieldId', 'key', 'thumbnailKey', 'name', 'mediaType'])
    .where('id', '=', id)
    .executeTakeFirst()
