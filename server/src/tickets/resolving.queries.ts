import type { Actor } from '../platform/actor.ts'
import type { Db } from '../platform/db/database.ts'
import type { TicketRecord } from './tickets.queries.ts'

type Key = Pick<TicketRecord, 'customerId' | 'id'>
interface Deed {
  readonly id: string
  readonly at: Date
  readonly by: Pick<Actor, 'kind' | 'id'>
}

export const insertResolution = (db: Db, ticket: Key, { id, at, by }: Deed, summary: string) =>
  db
    .insertInto('ticketResolutions')
    .values({
      customerId: ticket.customerId,
      ticketId: ticket.id,
      id,
      summary,
      at,
      byKind: by.kind,
      byId: by.id,
    })
    .execute()

/** The solution that stands. */
export const findResolution = (db: Db, ticket: Key) =>
  db
    .selectFrom('ticketResolutions')
    .select(['id', 'confirmedAt'])
    .where('customerId', '=', ticket.customerId)
    .where('ticketId', '=', ticket.id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()

export const confirmResolution = (db: Db, ticket: Key, at: Date, by: Pick<Actor, 'kind' | 'id'>) =>
  db
    .updateTable('ticketResolutions')
    .set({ confirmedAt: at, confirmedByKind: by.kind, confirmedById: by.id })
    .where('customerId', '=', ticket.customerId)
    .where('ticketId', '=', ticket.id)
    .where('withdrawnAt', 'is', null)
    .execute()

/** Takes back the solution that stands, or the closure; the row stays, with who and when. */
export const withdrawStanding = (
  db: Db,
  table: 'ticketResolutions' | 'ticketClosures',
  ticket: Key,
  at: Date,
  by: Pick<Actor, 'kind' | 'id'>,
) =>
  db
    .updateTable(table)
    .set({ withdrawnAt: at, withdrawnByKind: by.kind, withdrawnById: by.id })
    .where('customerId', '=', ticket.customerId)
    .where('ticketId', '=', ticket.id)
    .where('withdrawnAt', 'is', null)
    .execute()

export const insertClosure = (db: Db, ticket: Key, { id, at, by }: Deed, reason: string | null) =>
  db
    .insertInto('ticketClosures')
    .values({
      customerId: ticket.customerId,
      ticketId: ticket.id,
      id,
      reason,
      at,
      byKind: by.kind,
      byId: by.id,
    })
    .execute()
