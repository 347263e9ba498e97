import type { ActorRef } from '@zhike/contract/fields'
import type { FormerResolution } from '@zhike/contract/tickets'
import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Db } from '../platform/db/database.ts'
import { actorOf, type TicketRecord } from './tickets.queries.ts'

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

/** The solutions that do not stand any more, oldest first, and who took them back. */
export async function selectFormerResolutions(db: Db, { customerId, id }: Key): Promise<FormerResolution[]> {
  const found = sql<{ id: string; summary: string; by: ActorRef; at: Date; withdrawnBy: ActorRef; withdrawnAt: Date }>`
    SELECT r.id, r.summary, ${actorOf('r.by')} AS by, r.at, ${actorOf('r.withdrawn_by')} AS withdrawn_by, r.withdrawn_at
    FROM ticket_resolutions r JOIN ticket_customers(ARRAY[${customerId}::uuid]) c ON c.customer_id = r.customer_id
    WHERE r.customer_id = ${customerId} AND r.ticket_id = ${id} AND r.withdrawn_at IS NOT NULL ORDER BY r.at, r.id`
  return (await found.execute(db)).rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    withdrawnAt: row.withdrawnAt.toISOString(),
  }))
}
