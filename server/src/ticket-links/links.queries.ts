import type { ActorRef } from '@zhike/contract/fields'
import type { Reason } from '@zhike/contract/reasons'
import type { LinkKind, TicketGlance, TicketLink } from '@zhike/contract/ticket-links'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export interface LinkRow extends Omit<TicketLink, 'at'> {
  readonly at: Date
}

const glance = sql<TicketGlance>`jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title, 'kind', t.kind,
  'priority', t.priority, 'status', t.status,
  'customer', jsonb_build_object('id', c.summary -> 'id', 'name', c.summary -> 'name'),
  'assignee', (SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM staff s WHERE s.id = t.assignee_id))`

const linker = sql<ActorRef>`jsonb_build_object('kind', l.by_kind, 'id', l.by_id, 'name', coalesce(
  (SELECT name FROM staff WHERE staff.id = l.by_id), (SELECT name FROM api_keys WHERE api_keys.id = l.by_id)))`

/** Standing links, given as a query of id, kind, direction, facing_id, at and who: newest first. */
async function selectLinks(db: Db, links: RawBuilder<unknown>): Promise<LinkRow[]> {
  const found = sql<LinkRow>`
    WITH links AS MATERIALIZED (${links}),
    facing AS MATERIALIZED (SELECT * FROM tickets WHERE id = ANY (ARRAY(SELECT facing_id FROM links)))
    SELECT l.id, l.kind, l.direction, l.at, ${linker} AS by, ${glance} AS ticket
    FROM links l JOIN facing t ON t.id = l.facing_id
    JOIN ticket_customers(ARRAY(SELECT customer_id FROM facing)) c ON c.customer_id = t.customer_id
    ORDER BY l.id DESC`
  return (await found.execute(db)).rows
}

const sides = (ticketId: string) => sql`
  SELECT id, kind, 'to' AS direction, other_id AS facing_id, at, by_kind, by_id FROM ticket_links
  WHERE ticket_id = ${ticketId} AND removed_at IS NULL
  UNION ALL
  SELECT id, kind, 'from' AS direction, ticket_id AS facing_id, at, by_kind, by_id FROM ticket_links
  WHERE other_id = ${ticketId} AND removed_at IS NULL`

/** The links of a ticket on both sides, those before `before`. */
export const selectLinksOf = (db: Db, ticketId: string, before: string | undefined, most: number) =>
  selectLinks(
    db,
    sql`SELECT * FROM (${sides(ticketId)}) AS both_sides
        WHERE id < ${before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'} ORDER BY id DESC LIMIT ${most}::int`,
  )

/** A standing link of this ticket. */
export const findLink = async (db: Db, ticketId: string, linkId: string): Promise<LinkRow | undefined> =>
  (await selectLinks(db, sql`SELECT * FROM (${sides(ticketId)}) AS both_sides WHERE id = ${linkId}`))[0]

/** Links are made one after the other: two that make a circle together would not see each other. */
export const lockLinks = (db: Db) => sql`SELECT pg_advisory_xact_lock(hashtext('ticket_links'))`.execute(db)

/** The same link that stands already; `related` has no direction. */
export const findSame = (db: Db, ticketId: string, kind: LinkKind, otherId: string) =>
  db
    .selectFrom('ticketLinks')
    .select('id')
    .where('kind', '=', kind)
    .where('removedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('ticketId', '=', ticketId), eb('otherId', '=', otherId)]),
        ...(kind === 'related' ? [eb.and([eb('ticketId', '=', otherId), eb('otherId', '=', ticketId)])] : []),
      ]),
    )
    .executeTakeFirst()

/** Why a ticket cannot be linked so, whoever wants to. */
export async function findRefusal(db: Db, ticketId: string, kind: LinkKind, otherId: string): Promise<Reason | null> {
  const found = sql<{ reason: Reason | null }>`SELECT refusal_to_link(${ticketId}, ${kind}, ${otherId}) AS reason`
  return (await found.execute(db)).rows[0]?.reason ?? null
}

export const insertLink = (db: Db, link: Insertable<Database['ticketLinks']>) =>
  db.insertInto('ticketLinks').values(link).execute()

type Removal = Pick<Insertable<Database['ticketLinks']>, 'removedAt' | 'removedByKind' | 'removedById'>

/** Whether it stood until now. */
export async function endLink(db: Db, id: string, removal: Removal): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ticketLinks')
    .set(removal)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
