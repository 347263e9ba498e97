import type { ActorRef } from '@zhike/contract/fields'
import type { TicketMerge, TicketSplit } from '@zhike/contract/ticket-merges'
import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

const actor = (
  kind: string,
  id: string,
) => sql<ActorRef>`jsonb_build_object('kind', ${sql.ref(kind)}, 'id', ${sql.ref(id)},
  'name', coalesce((SELECT name FROM staff WHERE staff.id = ${sql.ref(id)}),
                   (SELECT name FROM api_keys WHERE api_keys.id = ${sql.ref(id)})))`

export interface MergeRow extends Omit<TicketMerge, 'at'> {
  readonly at: Date
}

/** What was merged into a ticket that the actor sees, directly or not. */
export async function selectMerges(db: Db, ticketId: string): Promise<MergeRow[]> {
  const found = sql<MergeRow>`
    SELECT m.into_id, m.at, ${actor('m.by_kind', 'm.by_id')} AS by,
           jsonb_build_object('id', m.id, 'number', m.number, 'title', m.title, 'description', m.description, 'files', m.files,
             'urgedTimes', m.urged_times, 'createdBy', ${actor('m.created_by_kind', 'm.created_by_id')},
             'createdAt', to_char(m.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS ticket
    FROM merged_tickets(${ticketId}) m`
  return (await found.execute(db)).rows
}

export const insertMerge = (db: Db, merge: Insertable<Database['ticketMerges']>) =>
  db.insertInto('ticketMerges').values(merge).execute()

type Undoing = Required<Pick<Insertable<Database['ticketMerges']>, 'undoneAt' | 'undoneByKind' | 'undoneById'>>

/** Ends the merge of a ticket that stands; gives how it stood before. */
export const endMerge = (db: Db, ticketId: string, undoing: Undoing) =>
  db
    .updateTable('ticketMerges')
    .set(undoing)
    .where('ticketId', '=', ticketId)
    .where('undoneAt', 'is', null)
    .returning('formerStatus')
    .executeTakeFirst()

export const insertSplit = (db: Db, split: Insertable<Database['ticketSplits']>) =>
  db.insertInto('ticketSplits').values(split).execute()

/** The split that stands of which this is one of the two tickets. */
export const findSplit = (db: Db, ticketId: string, splitId: string) =>
  db
    .selectFrom('ticketSplits')
    .select(['id', 'customerId', 'ticketId', 'fromId'])
    .where('id', '=', splitId)
    .where('undoneAt', 'is', null)
    .where((eb) => eb.or([eb('ticketId', '=', ticketId), eb('fromId', '=', ticketId)]))
    .executeTakeFirst()

/** Whether it stood until now. */
export async function endSplit(db: Db, id: string, undoing: Undoing): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ticketSplits')
    .set(undoing)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface SplitRow extends Omit<TicketSplit, 'at'> {
  readonly at: Date
}

/** The splits of a ticket that stand, on both sides, as far as the actor sees the other ticket. */
export async function selectSplits(db: Db, ticketId: string): Promise<SplitRow[]> {
  const found = sql<SplitRow>`
    SELECT s.id, s.at, ${actor('s.by_kind', 's.by_id')} AS by, cardinality(s.message_ids) AS messages,
           CASE s.ticket_id WHEN ${ticketId} THEN 'from' ELSE 'to' END AS direction,
           jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title, 'status', t.status) AS ticket
    FROM ticket_splits s
    JOIN tickets t ON t.customer_id = s.customer_id AND t.id = CASE s.ticket_id WHEN ${ticketId} THEN s.from_id ELSE s.ticket_id END
    WHERE (s.ticket_id = ${ticketId} OR s.from_id = ${ticketId}) AND s.undone_at IS NULL
    ORDER BY s.id`
  return (await found.execute(db)).rows
}
