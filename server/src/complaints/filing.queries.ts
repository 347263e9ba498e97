import { type Insertable, type Selectable, sql, type UpdateObject } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { TicketKey } from './complaints.queries.ts'

/** Opens the file of a complaint, or changes what stands on its cover. */
export const saveFile = (
  db: Db,
  { customerId, id: ticketId }: TicketKey,
  facts: Omit<Insertable<Database['complaints']>, 'customerId' | 'ticketId'>,
) =>
  db
    .insertInto('complaints')
    .values({ ...facts, customerId, ticketId })
    .onConflict((conflict) => conflict.columns(['customerId', 'ticketId']).doUpdateSet(facts))
    .execute()

/** Opens the file of a ticket that is a complaint and has none yet. */
export const openFile = (db: Db, { customerId, id }: TicketKey, at: Date) =>
  sql`
    INSERT INTO complaints (customer_id, ticket_id, updated_at)
    SELECT customer_id, id, ${at}::timestamptz FROM tickets WHERE customer_id = ${customerId} AND id = ${id} AND kind = 'complaint'
    ON CONFLICT DO NOTHING`.execute(db)

/** Says how far the file is, by what it holds and its ticket says. */
export const refreshStage = (db: Db, { customerId, id }: TicketKey, at: Date) =>
  sql`
    UPDATE complaints SET updated_at = ${at}, stage = complaint_stage_now(customer_id, ticket_id)
    WHERE customer_id = ${customerId} AND ticket_id = ${id}`.execute(db)

export const insertEntry = (db: Db, entry: Insertable<Database['complaintEntries']>) =>
  db.insertInto('complaintEntries').values(entry).execute()

/** An entry that was not taken back, for whoever words it anew: others who would wait. */
export const lockEntry = (db: Db, { customerId, id: ticketId }: TicketKey, id: string) =>
  db
    .selectFrom('complaintEntries')
    .select(['kind', 'text', 'source', 'fileIds'])
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const updateEntry = (
  db: Db,
  customerId: string,
  id: string,
  facts: UpdateObject<Database, 'complaintEntries'>,
) => db.updateTable('complaintEntries').set(facts).where('customerId', '=', customerId).where('id', '=', id).execute()

export const insertCause = (db: Db, cause: Insertable<Database['complaintCauses']>) =>
  db.insertInto('complaintCauses').values(cause).execute()

type Withdrawable = 'complaintEntries' | 'complaintCauses' | 'complaintMeasures'

/** Takes a row back; answers nothing when it is not there. */
export const withdrawRow = (
  db: Db,
  table: Withdrawable,
  { customerId, id: ticketId }: TicketKey,
  id: string,
  at: Date,
  byId: string | null,
) =>
  db
    .updateTable(table)
    .set({ withdrawnAt: at, withdrawnById: byId })
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .returning('id')
    .executeTakeFirst()

export const insertMeasure = (db: Db, measure: Insertable<Database['complaintMeasures']>) =>
  db.insertInto('complaintMeasures').values(measure).execute()

export const insertCompensation = (db: Db, compensation: Insertable<Database['complaintCompensations']>) =>
  db.insertInto('complaintCompensations').values(compensation).execute()

export const insertContact = (db: Db, contact: Insertable<Database['complaintContacts']>) =>
  db.insertInto('complaintContacts').values(contact).execute()

/** Says that a reply was not the answer after all; answers nothing when there is no such answer. */
export const withdrawAnswer = (
  db: Db,
  { customerId, id: ticketId }: TicketKey,
  id: string,
  by: { withdrawnAt: Date; withdrawnById: string | null },
) =>
  db
    .updateTable('complaintContacts')
    .set(by)
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('id', '=', id)
    .where('kind', '=', 'answer')
    .where('withdrawnAt', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** A row of these that is not done yet, for whoever ends it: others who would wait. */
export const lockDoable = (
  db: Db,
  table: 'complaintMeasures' | 'complaintContacts',
  { customerId, id: ticketId }: TicketKey,
  id: string,
) =>
  db
    .selectFrom(table)
    .select(['id', 'doneAt'])
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const updateMeasure = (
  db: Db,
  customerId: string,
  id: string,
  facts: UpdateObject<Database, 'complaintMeasures'>,
) => db.updateTable('complaintMeasures').set(facts).where('customerId', '=', customerId).where('id', '=', id).execute()

export const updateContact = (
  db: Db,
  customerId: string,
  id: string,
  facts: UpdateObject<Database, 'complaintContacts'>,
) => db.updateTable('complaintContacts').set(facts).where('customerId', '=', customerId).where('id', '=', id).execute()

/** What was decided about a compensation by its approval. */
interface Decision {
  readonly state: 'approved' | 'refused' | 'withdrawn'
  readonly at: Date
  readonly byIds: readonly string[]
}

/** Decides about a compensation, once. */
export const decideCompensation = (db: Db, approvalId: string, { state, at, byIds }: Decision) =>
  db
    .updateTable('complaintCompensations')
    .set({ state, decidedAt: at, decidedByIds: [...byIds] })
    .where('approvalId', '=', approvalId)
    .where('state', '=', 'pending')
    .returning(['customerId', 'ticketId', 'id', 'amountFen'])
    .executeTakeFirst()

/** Hands a compensation over, once and only when it is approved. */
export const payCompensation = (
  db: Db,
  { customerId, id: ticketId }: TicketKey,
  id: string,
  paid: {
    paidAt: Date
    paidByKind: Database['complaintCompensations']['byKind']
    paidById: string | null
    paidNote: string | null
  },
) =>
  db
    .updateTable('complaintCompensations')
    .set({ ...paid, state: 'paid' })
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('id', '=', id)
    .where('state', '=', 'approved')
    .returning('amountFen')
    .executeTakeFirst()

/** Changes what is asked for, while that is not decided. */
export const changeCompensation = (
  db: Db,
  { customerId, id: ticketId }: TicketKey,
  id: string,
  facts: Pick<Selectable<Database['complaintCompensations']>, 'form' | 'amountFen' | 'reason'>,
) =>
  db
    .updateTable('complaintCompensations')
    .set(facts)
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute()

/** A compensation as it was asked for, by whom, and its approval. */
export const findCompensation = (db: Db, { customerId, id: ticketId }: TicketKey, id: string) =>
  db
    .selectFrom('complaintCompensations')
    .select(['byId', 'approvalId', 'form', 'amountFen', 'reason'])
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Follow-ups that have come due and of which nobody was told, and from now on somebody is. */
export const takeDueFollowUps = (db: Db, now: Date) =>
  db
    .updateTable('complaintContacts')
    .set({ toldAt: now })
    .where('kind', '=', 'follow_up')
    .where('dueAt', '<=', now)
    .where('doneAt', 'is', null)
    .where('toldAt', 'is', null)
    .returning(['customerId', 'ticketId', 'id', 'assigneeId'])
    .execute()
