import type { MadePromise } from '@zhike/contract/promises'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { PromisesTable } from './promises.tables.ts'

export interface PromiseRow extends Selectable<PromisesTable>, Pick<MadePromise, 'ticket' | 'from'> {
  customerName: string
  ownerName: string
  madeByName: string | null
  moves: MadePromise['moves']
  told: MadePromise['told']
}

const nameOf = (id: string) => sql<string | null>`
  coalesce((SELECT name FROM staff WHERE staff.id = ${sql.ref(id)}), (SELECT name FROM api_keys WHERE api_keys.id = ${sql.ref(id)}))`

const moves = sql<MadePromise['moves']>`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('from', m.from_due_at, 'to', m.to_due_at, 'note', m.note, 'at', m.at,
           'byName', ${nameOf('m.byId')}) ORDER BY m.id), '[]')
  FROM promise_moves m
  WHERE m.customer_id = p.customer_id AND m.ticket_id = p.ticket_id AND m.promise_id = p.id)`

const told = sql<MadePromise['told']>`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('at', n.at, 'step', n.step, 'as', n.told_as,
           'staff', jsonb_build_object('id', s.id, 'name', s.name)) ORDER BY n.at, n.told_as), '[]')
  FROM promise_notices n JOIN staff s ON s.id = n.staff_id
  WHERE n.customer_id = p.customer_id AND n.ticket_id = p.ticket_id AND n.promise_id = p.id)`

/** A ticket in sight and all that were merged into it: what was promised there is promised here. */
const thread = (ticketId: string) =>
  sql<boolean>`p.ticket_id = ANY ((SELECT ticket_thread(customer_id, id) FROM tickets WHERE id = ${ticketId})::uuid[])`

/** Where a promise is shown: where its ticket is, or there still for whoever does not see that. */
const place = sql<Pick<MadePromise, 'ticket' | 'from'>>`LATERAL (
  SELECT jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title) AS ticket,
         CASE WHEN s.id <> p.ticket_id THEN
           (SELECT jsonb_build_object('id', o.id, 'number', o.number) FROM merged_tickets(s.id) o WHERE o.id = p.ticket_id)
         END AS "from"
  FROM tickets s
  WHERE s.customer_id = p.customer_id AND s.id IN (p.ticket_id, surviving_ticket(p.customer_id, p.ticket_id))
  ORDER BY s.id = p.ticket_id LIMIT 1)`

/** Promises with all that answers show; the customer's name as whoever sees the ticket may know it. */
const shown = (db: Db) =>
  db
    .selectFrom('promises as p')
    .innerJoin(place.as('t'), (join) => join.onTrue())
    .innerJoin('staff as o', 'o.id', 'p.ownerId')
    .selectAll('p')
    .select(['t.ticket', 't.from', 'o.name as ownerName'])
    .select([nameOf('p.madeById').as('madeByName'), moves.as('moves'), told.as('told')])
    .select(
      sql<string>`(SELECT summary ->> 'name' FROM ticket_customers(ARRAY[p.customer_id]) LIMIT 1)`.as('customerName'),
    )

/** Which promises a list shows. */
export interface PromiseWish {
  readonly show: 'open' | 'today' | 'overdue' | 'kept' | 'broken' | 'withdrawn' | 'all'
  readonly owner?: string
  readonly ticket?: string
  readonly customer?: string
  readonly now: Date
  /** The first moment of the next company day. */
  readonly tomorrow: Date
}

const isOpen = sql<boolean>`p.kept_at IS NULL AND p.withdrawn_at IS NULL`
const conditions: Readonly<Record<PromiseWish['show'], (wish: PromiseWish) => ReturnType<typeof sql<boolean>>>> = {
  open: () => isOpen,
  today: ({ tomorrow }) => sql`${isOpen} AND p.due_at < ${tomorrow}`,
  overdue: ({ now }) => sql`${isOpen} AND p.due_at <= ${now}`,
  kept: () => sql`p.kept_at IS NOT NULL`,
  broken: ({ now }) =>
    sql`p.withdrawn_at IS NULL AND p.first_due_at <= ${now} AND (p.kept_at IS NULL OR p.kept_at > p.first_due_at)`,
  withdrawn: () => sql`p.withdrawn_at IS NOT NULL`,
  all: () => sql`true`,
}

/** Whether a list begins with what is due first; else with what was due last. */
const isForward = (show: PromiseWish['show']): boolean => show === 'open' || show === 'today' || show === 'overdue'

/** A page of promises after a time and id. */
export function selectPromises(
  db: Db,
  wish: PromiseWish,
  after: readonly [string, string] | undefined,
  most: number,
): Promise<PromiseRow[]> {
  const { owner, ticket, customer, show } = wish
  const [sign, order] = isForward(show) ? [sql`>`, 'asc' as const] : [sql`<`, 'desc' as const]
  return shown(db)
    .where(conditions[show](wish))
    .$if(owner !== undefined, (query) => query.where('p.ownerId', '=', owner as string))
    .$if(ticket !== undefined, (query) => query.where(thread(ticket as string)))
    .$if(customer !== undefined, (query) =>
      query.where(sql<boolean>`p.customer_id = ANY (customer_group(${customer as string}))`),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(p.due_at, p.id) ${sign} (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('p.dueAt', order)
    .orderBy('p.id', order)
    .limit(most)
    .execute()
}

export const selectPromise = (db: Db, ticketId: string, id: string): Promise<PromiseRow | undefined> =>
  shown(db).where(thread(ticketId)).where('p.id', '=', id).executeTakeFirst()

export const insertPromise = (db: Db, promise: Insertable<PromisesTable>) =>
  db.insertInto('promises').values(promise).execute()

interface Key {
  readonly customerId: string
  readonly ticketId: string
  readonly id: string
}

/** The promise, for whoever is about to change it: others who are wait. */
export const lockPromise = (db: Db, ticketId: string, id: string) =>
  db
    .selectFrom('promises as p')
    .selectAll()
    .where(thread(ticketId))
    .where('p.id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const updatePromise = (db: Db, { customerId, ticketId, id }: Key, facts: Updateable<PromisesTable>) =>
  db
    .updateTable('promises')
    .set(facts)
    .where('customerId', '=', customerId)
    .where('ticketId', '=', ticketId)
    .where('id', '=', id)
    .execute()

export const insertMove = (db: Db, move: Insertable<Database['promiseMoves']>) =>
  db.insertInto('promiseMoves').values(move).execute()

/** Whether a reply stands in the thread of a ticket that the customer reads. */
export const findReply = (db: Db, customerId: string, ticketId: string, messageId: string) =>
  db
    .selectFrom('ticketMessages')
    .select('id')
    .where('customerId', '=', customerId)
    .where('ticketId', '=', sql<string>`ANY (ticket_thread(${customerId}, ${ticketId}))`)
    .where('id', '=', messageId)
    .where('visibility', '=', 'public')
    .executeTakeFirst()

/**
 * Gives open promises of a thread to whoever has its ticket now: those of a former assignee, also of a merged ticket, all
 * when nobody had it. Those that were made since the assignment, an event, stay.
 */
export async function passOn(
  db: Db,
  { customerId, ticketId }: { readonly customerId: string; readonly ticketId: string },
  { eventId, formerId }: { readonly eventId: string; readonly formerId: string | null },
) {
  const { rows } = await sql<{ id: string; ownerId: string }>`
    UPDATE promises p SET owner_id = t.assignee_id FROM tickets t
    WHERE t.customer_id = ${customerId} AND t.id = ${ticketId} AND t.assignee_id IS NOT NULL
      AND p.customer_id = t.customer_id AND p.ticket_id = ANY (ticket_thread(t.customer_id, t.id)) AND p.kept_at IS NULL AND p.withdrawn_at IS NULL
      AND p.id < ${eventId} AND p.owner_id <> t.assignee_id 
      AND (${formerId}::uuid IS NULL OR p.owner_id = ${formerId}::uuid OR EXISTS (
        SELECT FROM tickets o WHERE o.customer_id = p.customer_id AND o.id = p.ticket_id AND o.assignee_id = p.owner_id))
    RETURNING p.id, p.owner_id`.execute(db)
  return rows
}

/** Gives open promises of a ticket back to its assignee whose keepers do not see it any more, now that it stands alone. */
export async function takeBack(db: Db, { customerId, ticketId }: { customerId: string; ticketId: string }) {
  const { rows } = await sql<{ id: string; ownerId: string }>`
    UPDATE promises p SET owner_id = t.assignee_id FROM tickets t
    WHERE t.customer_id = ${customerId} AND t.id = ${ticketId} AND t.assignee_id IS NOT NULL
      AND p.customer_id = t.customer_id AND p.ticket_id = t.id AND p.kept_at IS NULL AND p.withdrawn_at IS NULL
      AND NOT colleague_sees_ticket(p.owner_id, t.id)
    RETURNING p.id, p.owner_id`.execute(db)
  return rows
}

/** What the customer of a ticket was promised and was not taken back. */
export const selectPledges = (db: Db, ticketId: string) =>
  db
    .selectFrom('promises as p')
    .select(['words', 'dueAt', 'keptAt'])
    .where(thread(ticketId))
    .where('withdrawnAt', 'is', null)
    .orderBy('dueAt')
    .limit(20)
    .execute()

export interface FigureRow {
  key: string | null
  name: string | null
  due: number
  kept: number
  late: number
  broken: number
  moved: number
}

const groups = {
  owner: { key: sql`s.id::text`, name: sql`s.name`, join: sql`` },
  team: {
    key: sql`g.id::text`,
    name: sql`g.name`,
    join: sql`LEFT JOIN team_members m ON m.staff_id = s.id LEFT JOIN teams g ON g.id = m.team_id`,
  },
  month: {
    key: sql`to_char(p.first_due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`,
    name: sql`NULL::text`,
    join: sql``,
  },
} as const

/** Promises in sight that fell due from one time to another, by the first time promised. */
export async function countPromises(
  db: Db,
  { from, to, now, by }: { from: Date; to: Date; now: Date; by: keyof typeof groups },
): Promise<FigureRow[]> {
  const { key, name, join } = groups[by]
  const { rows } = await sql<FigureRow>`
    SELECT ${key} AS key, ${name} AS name, count(*)::int AS due,
           (count(*) FILTER (WHERE p.kept_at <= p.first_due_at))::int AS kept,
           (count(*) FILTER (WHERE p.kept_at > p.first_due_at))::int AS late,
           (count(*) FILTER (WHERE p.kept_at IS NULL))::int AS broken,
           (count(*) FILTER (WHERE p.due_at <> p.first_due_at))::int AS moved
    FROM promises p JOIN staff s ON s.id = p.owner_id ${join}
    WHERE p.first_due_at >= ${from} AND p.first_due_at < ${to} AND p.withdrawn_at IS NULL
      AND (p.kept_at IS NOT NULL OR p.first_due_at <= ${now})
    GROUP BY 1, 2 ORDER BY ${by === 'month' ? sql`1` : sql`3 DESC, 2`}`.execute(db)
  return rows
}
