import type { Db } from '../platform/db/database.ts'
import type { TicketRecord } from './tickets.queries.ts'

type Key = Pick<TicketRecord, 'customerId' | 'id'>

/** From now on the customer is waited for. */
export const beginWait = (db: Db, { customerId, id }: Key, at: Date) =>
  db
    .insertInto('ticketWaits')
    .values({ customerId, ticketId: id, beginsAt: at, endsAt: null })
    .onConflict((conflict) => conflict.columns(['customerId', 'ticketId', 'beginsAt']).doUpdateSet({ endsAt: null }))
    .execute()

/** The customer is not waited for any more. */
export const endWait = (db: Db, { customerId, id }: Key, at: Date) =>
  db
    .updateTable('ticketWaits')
    .set({ endsAt: at })
    .where('customerId', '=', customerId)
    .where('ticketId', '=', id)
    .where('endsAt', 'is', null)
    .execute()
