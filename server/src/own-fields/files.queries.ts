import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** A record that has own values: a customer, or what belongs to one. */
export interface FileHolder {
  readonly id: string
  readonly customerId: string
}

/** Whether a file is one of the record, or of a customer one of everybody who was merged with it. */
const ofHolder = ({ id, customerId }: FileHolder) => sql<boolean>`
  customer_id = ANY (${customerId}::uuid || customer_group(${customerId})) AND field_id IS NOT NULL
  AND (parent_id = ${id} OR ${id} = ${customerId} AND parent_id = customer_id)`

export const insertOwnFile = (db: Db, row: Insertable<Database['files']>) =>
  db.insertInto('files').values(row).execute()

/** What hangs on the record for own fields, of these files. */
export const findOwnFiles = (db: Db, holder: FileHolder, ids: readonly string[]) =>
  db
    .selectFrom('files')
    .select(['id', 'fieldId', 'name', 'mediaType', 'bytes'])
    .where(ofHolder(holder))
    .where('id', 'in', ids)
    .execute()

/** Keeps those that a record is about to show: they are no longer unused, and nobody sweeps them meanwhile. Gives them. */
export const takeUpOwnFiles = (db: Db, holder: FileHolder, ids: readonly string[]) =>
  db
    .updateTable('files')
    .set({ unusedSince: null })
    .where(ofHolder(holder))
    .where('id', 'in', ids)
    .returning(['id', 'fieldId', 'name', 'mediaType', 'bytes'])
    .execute()

export const findOwnFile = (db: Db, holder: FileHolder, id: string) =>
  db
    .selectFrom('files')
    .select(['fieldId', 'key', 'thumbnailKey', 'name', 'mediaType'])
    .where(ofHolder(holder))
    .where('id', '=', id)
    .executeTakeFirst()
