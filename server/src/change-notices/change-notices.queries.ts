import type { Telling } from '@zhike/contract/improvements'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export const insertNotice = (db: Db, notice: Insertable<Database['changeNotices']>) =>
  db.insertInto('changeNotices').values(notice).execute()

/** Puts down whom it is to be told; those who hear of this round already are left out. Gives how many were put down. */
export async function insertRecipients(
  db: Db,
  { id, subjectId, round }: Pick<Selectable<Database['changeNotices']>, 'id' | 'subjectId' | 'round'>,
  ticketIds: readonly string[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    INSERT INTO change_notice_tickets (customer_id, ticket_id, subject_id, round, notice_id)
    SELECT customer_id, id, ${subjectId}, ${round}, ${id} FROM tickets WHERE id = ANY (${ticketIds}::uuid[]) ORDER BY id
    ON CONFLICT DO NOTHING`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export const findNotice = (db: Db, id: string) =>
  db
    .selectFrom('changeNotices as n')
    .selectAll('n')
    .select(
      sql<string | null>`coalesce((SELECT name FROM staff WHERE staff.id = n.by_id),
        (SELECT name FROM api_keys WHERE api_keys.id = n.by_id))`.as('byName'),
    )
    .where('id', '=', id)
    .executeTakeFirst()

/** Others who look whether anybody is left to tell wait until this transaction is over. */
export const queueUp = (db: Db, noticeId: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`change notice ${noticeId}`}, 0))`.execute(db)

export const selectWaiting = (db: Db, noticeId: string, most: number) =>
  db
    .selectFrom('changeNoticeTickets')
    .select('ticketId')
    .where('noticeId', '=', noticeId)
    .where('toldAt', 'is', null)
    .limit(most)
    .execute()

/** Takes a recipient for told; nothing when it was told already. */
export const markTold = (db: Db, noticeId: string, ticketId: string, at: Date) =>
  db
    .updateTable('changeNoticeTickets')
    .set({ toldAt: at })
    .where('noticeId', '=', noticeId)
    .where('ticketId', '=', ticketId)
    .where('toldAt', 'is', null)
    .returning('ticketId')
    .executeTakeFirst()

interface NoticeRow extends Omit<Telling, 'at'> {
  readonly at: Date
}

/** What was told about something, newest first, with how many tickets in sight. */
export const selectNotices = async (db: Db, subjectId: string): Promise<NoticeRow[]> => {
  const found = sql<NoticeRow>`
    SELECT n.id, n.body, n.at, jsonb_build_object('kind', n.by_kind, 'id', n.by_id, 'name', coalesce(
        (SELECT name FROM staff WHERE staff.id = n.by_id), (SELECT name FROM api_keys WHERE api_keys.id = n.by_id))) AS by,
      count(r.ticket_id) AS tickets, count(r.told_at) AS told
    FROM change_notices n LEFT JOIN change_notice_tickets r ON r.notice_id = n.id
    WHERE n.subject_id = ${subjectId} GROUP BY n.id ORDER BY n.at DESC`
  return (await found.execute(db)).rows
}

/** Which tickets in sight hear of a round, and which have heard. */
export const selectHeard = (db: Db, subjectId: string, round: number) =>
  db
    .selectFrom('changeNoticeTickets')
    .select(['ticketId', 'toldAt'])
    .where('subjectId', '=', subjectId)
    .where('round', '=', round)
    .execute()
