import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** Who watches a ticket that the actor sees, longest first. */
export const selectWatchers = (db: Db, ticketId: string) =>
  db
    .selectFrom('ticketWatchers as w')
    .innerJoin('tickets as t', (join) =>
      join.onRef('t.customerId', '=', 'w.customerId').onRef('t.id', '=', 'w.ticketId'),
    )
    .innerJoin('staff as s', 's.id', 'w.staffId')
    .select(['s.id', 's.name', 'w.since'])
    .where('t.id', '=', ticketId)
    .orderBy('w.since')
    .orderBy('s.id')
    .execute()

/** Whether it is news. */
export async function insertWatcher(db: Db, watcher: Insertable<Database['ticketWatchers']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('ticketWatchers')
    .values(watcher)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Whether there was one. */
export async function deleteWatcher(db: Db, customerId: string, ticketId: string, staffId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('ticketWatchers')
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Those of some tickets that not each of the colleagues sees, by their own scope. */
export async function selectUnsighted(
  db: Db,
  ticketIds: readonly string[],
  staffIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM unnest(${ticketIds}::uuid[]) AS t (id)
    WHERE EXISTS (SELECT FROM unnest(${staffIds}::uuid[]) AS s (id) WHERE NOT colleague_sees_ticket(s.id, t.id))`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Who of some colleagues watches which of some tickets. */
export const selectWatching = (db: Db, ticketIds: readonly string[], staffIds: readonly string[]) =>
  db
    .selectFrom('ticketWatchers')
    .select(['ticketId', 'staffId'])
    .where('ticketId', '=', sql<string>`ANY (${ticketIds}::uuid[])`)
    .where('staffId', 'in', staffIds)
    .execute()
