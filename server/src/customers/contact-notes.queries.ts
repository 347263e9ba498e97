import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ContactNotesTable } from './customers.tables.ts'

export interface ContactNoteRow extends Selectable<ContactNotesTable> {
  readonly byName: string | null
}

export const insertContactNote = (db: Db, row: Insertable<ContactNotesTable>) =>
  db.insertInto('contactNotes').values(row).execute()

/** `before` is time and id of the last row of the page before. */
export const listContactNoteRows = async (
  db: Db,
  customerId: string,
  before: readonly [string, string] | undefined,
  most: number,
): Promise<ContactNoteRow[]> => {
  const found = sql<ContactNoteRow>`
    SELECT n.*, coalesce((SELECT name FROM staff WHERE id = n.by_id), (SELECT name FROM api_keys WHERE id = n.by_id)) AS by_name
    FROM contact_notes n
    WHERE customer_id = ANY (customer_group(${customerId}))
      AND (${before === undefined} OR (at, id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    ORDER BY at DESC, id DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
}
