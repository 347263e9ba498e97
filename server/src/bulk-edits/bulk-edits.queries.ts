import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { BulkEditsTable, BulkRecords, Status } from './bulk-edits.tables.ts'

export const insertBulkEdit = (db: Db, row: Insertable<BulkEditsTable>) =>
  db.insertInto('bulkEdits').values(row).execute()

/** Notes what a bulk edit is about; gives how many. */
export const insertWanted = async (db: Db, bulkEditId: string, wanted: RawBuilder<unknown>): Promise<number> => {
  const noted = await sql`
    INSERT INTO bulk_edited (customer_id, ticket_id, bulk_edit_id)
    SELECT w.customer_id, w.ticket_id, ${bulkEditId}::uuid FROM (${wanted}) AS w`.execute(db)
  return Number(noted.numAffectedRows ?? 0)
}

const counts = sql<Record<string, number>>`(
  SELECT coalesce(jsonb_object_agg(status, n), '{}')
  FROM bulk_edit_counts(b.id) AS counted (status, n))`.as('counts')

const nameOf = (column: 'created_by_id' | 'undo_by_id') => {
  const id = sql.ref(`b.${column}`)
  return sql<
    string | null
  >`coalesce((SELECT name FROM staff WHERE id = ${id}), (SELECT name FROM api_keys WHERE id = ${id}))`
}

const bulkEdits = (db: Db, records: BulkRecords) =>
  db
    .selectFrom('bulkEdits as b')
    .selectAll('b')
    .select([counts, nameOf('created_by_id').as('createdByName'), nameOf('undo_by_id').as('undoByName')])
    .where('b.records', '=', records)
export type BulkEditRow = NonNullable<Awaited<ReturnType<typeof findBulkEdit>>>

export const findBulkEdit = (db: Db, records: BulkRecords, id: string) =>
  bulkEdits(db, records).where('b.id', '=', id).executeTakeFirst()

interface Page {
  readonly by: string | undefined
  readonly before: string | undefined
  readonly most: number
}

/** Newest first: ids follow the time. */
export const listBulkEditRows = (db: Db, records: BulkRecords, { by, before, most }: Page) =>
  bulkEdits(db, records)
    .$if(by !== undefined, (query) => query.where('b.createdById', '=', by ?? ''))
    .$if(before !== undefined, (query) => query.where('b.id', '<', before ?? ''))
    .orderBy('b.id', 'desc')
    .limit(most)
    .execute()

/** Moves a bulk edit to a state from one of others; false when it was in none of them. */
export const moveBulkEdit = async (
  db: Db,
  id: string,
  from: readonly Status[],
  to: Status,
  finishedAt: Date | null,
): Promise<boolean> => {
  const moved = await db
    .updateTable('bulkEdits')
    .set({ status: to, finishedAt, workedAt: null })
    .where('id', '=', id)
    .where('status', 'in', [...from])
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

type Asking = Pick<Insertable<BulkEditsTable>, 'undoAskedAt' | 'undoByKind' | 'undoById' | 'undoRole'>

export const noteUndoAsked = (db: Db, id: string, asking: Asking) =>
  db.updateTable('bulkEdits').set(asking).where('id', '=', id).execute()

/** Some that were changed and still are, as they were made. */
export const findChanged = (db: Db, bulkEditId: string, most: number) =>
  db
    .selectFrom('bulkEdited')
    .select(['recordId', 'after'])
    .where('bulkEditId', '=', bulkEditId)
    .where('status', '=', 'changed')
    .orderBy('recordId')
    .limit(most)
    .execute()

/** What was refused, broke or was kept, by id; joined by each module with what it shows of it. */
export const exceptionsOf = (db: Db, bulkEditId: string, after: string | undefined, most: number) =>
  db
    .selectFrom('bulkEdited as e')
    .select(['e.recordId', 'e.status', 'e.reason'])
    .where('e.bulkEditId', '=', bulkEditId)
    .where('e.status', 'in', ['refused', 'failed', 'kept'])
    .$if(after !== undefined, (query) => query.where('e.recordId', '>', after ?? ''))
    .orderBy('e.recordId')
    .limit(most)
