import { type RawBuilder, sql } from 'kysely'
import { exceptionsOf } from '../bulk-edits/bulk-edits.ts'
import type { Db } from '../platform/db/database.ts'
import type { TicketRecord } from '../tickets/tickets.ts'

/** As much of a ticket as says what a change would do with it. */
export type StandingTicket = Pick<
  TicketRecord,
  | 'customerId'
  | 'id'
  | 'number'
  | 'title'
  | 'description'
  | 'status'
  | 'kind'
  | 'priority'
  | 'categoryId'
  | 'typeId'
  | 'assigneeId'
  | 'checklistId'
  | 'custom'
>

/** The tickets of some keys (columns customer_id, ticket_id), newest first; of a description only whether there is one. */
export const selectStanding = async (db: Db, keys: RawBuilder<unknown>): Promise<StandingTicket[]> => {
  const found = sql<StandingTicket>`
    SELECT t.customer_id, t.id, t.number, t.title, left(t.description, 1) AS description, t.status, t.kind, t.priority,
           t.category_id, t.type_id, t.assignee_id, t.checklist_id, t.custom
    FROM (${keys}) AS k JOIN tickets t ON t.customer_id = k.customer_id AND t.id = k.ticket_id ORDER BY t.id DESC`
  return (await found.execute(db)).rows
}

const asItIs = [
  'customerId',
  'id',
  'number',
  'title',
  'status',
  'kind',
  'priority',
  'categoryId',
  'typeId',
  'assigneeId',
  'custom',
] as const
/** As much of a ticket as says whether it was changed since. */
export type TicketAsItIs = Pick<TicketRecord, (typeof asItIs)[number]>

export const selectTicketsAsTheyAre = (db: Db, ids: readonly string[]): Promise<TicketAsItIs[]> =>
  db
    .selectFrom('tickets')
    .select([...asItIs])
    .where('id', '=', sql<string>`ANY (${ids}::uuid[])`)
    .orderBy('id')
    .execute()

/** What is called by its id at some tickets. */
export const selectNames = (db: Db, ticketIds: readonly string[]) =>
  db
    .selectFrom('tickets as t')
    .leftJoin('staff as s', 's.id', 't.assigneeId')
    .leftJoin('ticketCategories as c', 'c.id', 't.categoryId')
    .leftJoin('ticketTypes as y', 'y.id', 't.typeId')
    .select(['t.id', 's.name as assignee', 'c.name as category', 'y.name as type'])
    .where('t.id', '=', sql<string>`ANY (${ticketIds}::uuid[])`)
    .execute()

/** What was refused, at which it broke, and what was kept, as far as the actor sees it. */
export const findTicketExceptions = (db: Db, bulkEditId: string, after: string | undefined, most: number) =>
  exceptionsOf(db, bulkEditId, after, most)
    .innerJoin('tickets as t', (join) =>
      join.onRef('t.customerId', '=', 'e.customerId').onRef('t.id', '=', 'e.ticketId'),
    )
    .select(['t.number', 't.title'])
    .execute()
