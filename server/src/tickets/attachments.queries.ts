import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** Both hang on the ticket itself, so that whoever sees the ticket finds them; a message names those that are its own. */
const parentTypes = ['ticket', 'ticket_message']

export const insertFiles = (db: Db, files: readonly Insertable<Database['files']>[]) =>
  db.insertInto('files').values(files).execute()

/** A file of this ticket or of one that was merged into it, as far as the actor sees both. */
export const findFile = (db: Db, ticketId: string, fileId: string) =>
  db
    .selectFrom('tickets as t')
    .innerJoin('files as f', (join) => join.onRef('f.customerId', '=', 't.customerId'))
    .select(['f.key', 'f.thumbnailKey', 'f.name', 'f.mediaType'])
    .where('t.id', '=', ticketId)
    .where(sql<boolean>`f.parent_id = ANY (ticket_thread(t.customer_id, t.id))`)
    .where('f.id', '=', fileId)
    .where('f.parentType', 'in', parentTypes)
    .executeTakeFirst()
