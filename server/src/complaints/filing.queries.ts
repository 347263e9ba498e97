import { type Insertable, sql, type UpdateObject } from 'kysely'
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

/**
 * Says how far the file is: whoever was answered after the ticket was last reopened is answered, whoever said then how
 * satisfied they are is verified.
 */
export const refreshStage = (db: Db, { customerId, id }: TicketKey, at: Date) =>
  sql`
    UPDATE complaints f SET updated_at = ${at}, stage = CASE
        WHEN EXISTS (SELECT FROM complaint_contacts c WHERE c.customer_id = f.customer_id AND c.ticket_id = f.ticket_id
                     AND c.kind = 'check' AND c.at > r.reopened_at) THEN 'verified'
        WHEN EXISTS (SELECT FROM complaint_contacts c WHERE c.customer_id = f.customer_id AND c.ticket_id = f.ticket_id
                     AND c.kind = 'answer' AND c.withdrawn_at IS NULL AND c.at > r.reopened_at) THEN 'answered'
        WHEN EXISTS (SELECT FROM complaint_measures m WHERE m.customer_id = f.customer_id AND m.ticket_id = f.ticket_id AND m.withdrawn_at IS NULL)
          OR EXISTS (SELECT FROM complaint_compensations p WHERE p.customer_id = f.customer_id AND p.ticket_id = f.ticket_id) THEN 'acting'
        WHEN EXISTS (SELECT FROM complaint_causes w WHERE w.customer_id = f.customer_id AND w.ticket_id = f.ticket_id AND w.withdrawn_at IS NULL)
          OR EXISTS (SELECT FROM complaint_entries e WHERE e.customer_id = f.customer_id AND e.ticket_id = f.ticket_id AND e.withdrawn_at IS NULL) THEN 'investigating'
        ELSE 'registered' END
    FROM (SELECT coalesce(max(withdrawn_at), '-infinity') AS reopened_at FROM ticket_resolutions
          WHERE customer_id = ${customerId} AND ticket_id = ${id}) r
    WHERE f.customer_id = ${customerId} AND f.ticket_id = ${id}`.execute(db)

export const insertEntry = (db: Db, entry: Insertable<Database['complaintEntries']>) =>
  db.insertInto('complaintEntries').values(entry).execute()

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

/** Decides about a compensation by its approval, once. */
export const decideCompensation = (db: Db, approvalId: string, state: 'approved' | 'refused' | 'withdrawn', at: Date) =>
  db
    .updateTable('complaintCompensations')
    .set({ state, decidedAt: at })
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

/** Whether there is such a compensation. */
export const findCompensation = (db: Db, { customerId, id: ticketId }: TicketKey, id: string) =>
  db
    .selectFrom('complaintCompensations')
    .select('id')
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
