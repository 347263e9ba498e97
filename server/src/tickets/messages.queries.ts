import type { FileRef } from '@zhike/contract/fields'
import type { Message } from '@zhike/contract/tickets'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { TicketMessagesTable } from './tickets.tables.ts'

export interface MessageRow extends Omit<Selectable<TicketMessagesTable>, 'fileIds'> {
  /** Of staff and keys. */
  authorName: string | null
  files: FileRef[]
  /** Null for the ticket's own; only lists know better. */
  from: Message['from']
}

interface Thread {
  readonly customerId: string
  readonly ticketId: string
}

/** Messages in order, those of merged tickets among them, one more than the page holds. */
export async function selectMessages(
  db: Db,
  of: Thread,
  after: string | undefined,
  most: number,
): Promise<MessageRow[]> {
  const found = sql<MessageRow>`
    SELECT m.customer_id, m.ticket_id, m.id, m.visibility, m.author_kind, m.author_id, m.body, m.at,
           coalesce((SELECT name FROM staff WHERE staff.id = m.author_id),
                    (SELECT name FROM api_keys WHERE api_keys.id = m.author_id)) AS author_name,
           ${filesOf('m')} AS files,
           CASE WHEN m.ticket_id <> ${of.ticketId} THEN
             (SELECT jsonb_build_object('id', o.id, 'number', o.number) FROM merged_tickets(${of.ticketId}) o WHERE o.id = m.ticket_id)
           END AS "from"
    FROM ticket_messages m
    WHERE m.customer_id = ${of.customerId} AND m.ticket_id = ANY (ticket_thread(${of.customerId}, ${of.ticketId}))
      AND m.id > ${after ?? '00000000-0000-0000-0000-000000000000'}
    ORDER BY m.id LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

/** What somebody of us wrote to the customer in the thread of a ticket. */
export const findReply = (
  db: Db,
  { customerId, id }: { readonly customerId: string; readonly id: string },
  messageId: string,
) =>
  db
    .selectFrom('ticketMessages')
    .select(['id', 'body', 'at', 'authorKind', 'authorId'])
    .where('customerId', '=', customerId)
    .where('ticketId', '=', sql<string>`ANY (ticket_thread(${customerId}, ${id}))`)
    .where('id', '=', messageId)
    .where('visibility', '=', 'public')
    .where('authorKind', 'in', ['staff', 'key'])
    .executeTakeFirst()

/** The files that a message names, as JSON. */
export const filesOf = (message: string) =>
  sql<FileRef[]>`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
                              ORDER BY f.id), '[]')
    FROM files f
    WHERE f.customer_id = ${sql.ref(`${message}.customer_id`)} AND f.id = ANY (${sql.ref(`${message}.file_ids`)}))`

export const insertMessage = (db: Db, message: TicketMessagesTable) =>
  db.insertInto('ticketMessages').values(message).execute()

/** Lays messages of one ticket, with their pictures, to another of the same customer; gives how many of them there were. */
export async function moveMessages(
  db: Db,
  { customerId, ticketId }: Thread,
  toId: string,
  messageIds: readonly string[],
): Promise<number> {
  const moved = sql<{ count: number }>`
    SELECT move_messages(${customerId}, ${ticketId}, ${toId}, ${messageIds}::uuid[]) AS count`
  return (await moved.execute(db)).rows[0]?.count ?? 0
}
