import type { ActorRef } from '@zhike/contract/fields'
import type { FormerResolution } from '@zhike/contract/tickets'
import { sql } from 'kysely'
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

/** The solutions that do not stand any more, oldest first, and who took them back. */
export async function selectFormerResolutions(
  db: Db,
  ticketId: string,
  { customerId, customerName }: { readonly customerId: string; readonly customerName: string },
): Promise<FormerResolution[]> {
  const actor = (
    by: string,
  ) => sql`jsonb_build_object('kind', ${sql.ref(`r.${by}_kind`)}, 'id', ${sql.ref(`r.${by}_id`)}, 'name',
    CASE ${sql.ref(`r.${by}_kind`)} WHEN 'customer' THEN ${customerName} ELSE
      coalesce((SELECT name FROM staff WHERE id = ${sql.ref(`r.${by}_id`)}), (SELECT name FROM api_keys WHERE id = ${sql.ref(`r.${by}_id`)})) END)`
  const found = sql<{ id: string; summary: string; by: ActorRef; at: Date; withdrawnBy: ActorRef; withdrawnAt: Date }>`
    SELECT id, summary, ${actor('by')} AS by, at, ${actor('withdrawn_by')} AS withdrawn_by, withdrawn_at
    FROM ticket_resolutions r WHERE customer_id = ${customerId} AND ticket_id = ${ticketId} AND withdrawn_at IS NOT NULL ORDER BY at, id`
  return (await found.execute(db)).rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    withdrawnAt: row.withdrawnAt.toISOString(),
  }))
}
