import type { Insertable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** Both hang on the ticket itself, so that whoever sees the ticket finds them; a message names those that are its own. */
const parentTypes = ['ticket', 'ticket_message']

export const insertFiles = (db: Db, files: readonly Insertable<Database['files']>[]) =>
  db.insertInto('files').values(files).execute()

/** A file of this ticket, as far as the actor sees both. */
export const findFile = (db: Db, ticketId: string, fileId: string) =>
  db
    .selectFrom('tickets as t')
    .innerJoin('files as f', (join) => join.onRef('f.customerId', '=', 't.customerId').onRef('f.parentId', '=', 't.id'))
    .select(['f.key', 'f.thumbnailKey', 'f.name', 'f.mediaType'])
    .where('t.id', '=', ticketId)
    .where('f.id', '=', fileId)
    .where('f.parentType', 'in', parentTypes)
    .executeTakeFirst()
