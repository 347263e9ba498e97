import type { CustomerSummary } from '@zhike/contract/customers'
import type { ActorRef, FileRef } from '@zhike/contract/fields'
import type { Ticket } from '@zhike/contract/tickets'
import { type Insertable, type RawBuilder, type Selectable, sql, type UpdateObject } from 'kysely'
import { sightGranted } from '../customers/customers.ts'
import type { Database, Db } from '../platform/db/database.ts'
import { plannedOnce } from '../platform/db/plans.ts'
import type { recording } from '../platform/events/events.ts'
import type { TicketsTable } from './tickets.tables.ts'

/** The ticket itself, without what hangs on it. */
export type TicketRecord = Omit<Selectable<TicketsTable>, 'seenBy' | 'search' | 'priorityRank'>

/** A ticket with all that its answers show. */
export interface TicketRow extends TicketRecord {
  customer: CustomerSummary
  assigneeName: string | null
  createdByName: string | null
  resolutionSummary: string | null
  resolvedBy: ActorRef
  confirmedAt: Date | null
  confirmedBy: ActorRef
  closedAt: Date | null
  closeReason: string | null
  /** Null also when the actor does not see where it is shown. */
  mergedInto: Ticket['mergedInto']
  files: FileRef[]
}

const record = [
  'customerId',
  'id',
  'number',
  'kind',
  'categoryId',
  'typeId',
  'checklistId',
  'title',
  'description',
  'priority',
  'status',
  'channel',
  'departmentId',
  'assigneeId',
  'firstRepliedAt',
  'resolvedAt',
  'urgedAt',
  'urgedTimes',
  'ratingScore',
  'ratingComment',
  'ratedAt',
  'mergedIntoId',
  'createdByKind',
  'createdById',
  'custom',
  'createdAt',
  'updatedAt',
  'version',
] as const satisfies (keyof TicketRecord)[]

/** The ticket, if the actor sees it, for whoever is about to change it: others who are wait. */
export const lockTicket = (db: Db, id: string): Promise<TicketRecord | undefined> =>
  db.selectFrom('tickets').select(record).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** The same for several: in one order, so that nobody waits for one another in a circle. */
export const lockTickets = (db: Db, ids: readonly string[]): Promise<TicketRecord[]> =>
  db
    .selectFrom('tickets')
    .select(record)
    .where('id', '=', sql<string>`ANY (${ids}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

/** The keys of a ticket that the actor sees. */
export const findTicketKey = (db: Db, id: string) =>
  db.selectFrom('tickets').select(['customerId', 'id', 'number']).where('id', '=', id).executeTakeFirst()

/** The customer of a ticket that the actor sees. */
export async function findTicketCustomer(db: Db, id: string) {
  const found = sql<{ customerId: string; customerName: string }>`
    SELECT t.customer_id, c.summary ->> 'name' AS customer_name
    FROM tickets t CROSS JOIN LATERAL ticket_customers(ARRAY[t.customer_id]) c WHERE t.id = ${id}`
  return (await found.execute(db)).rows[0]
}

type Facts = UpdateObject<Database, 'tickets'>

/** Changes a ticket; its version moves on, for whoever edits it at the same time. */
export const updateTicket = (db: Db, ticket: Pick<TicketRecord, 'customerId' | 'id'>, facts: Facts) =>
  db
    .updateTable('tickets')
    .set({ ...facts, version: sql`version + 1` })
    .where('customerId', '=', ticket.customerId)
    .where('id', '=', ticket.id)
    .execute()

/** Notes that something happened on a ticket that leaves the ticket itself as it is. */
export const touchTicket = (db: Db, ticket: Pick<TicketRecord, 'customerId' | 'id'>, facts: Facts) =>
  db.updateTable('tickets').set(facts).where('customerId', '=', ticket.customerId).where('id', '=', ticket.id).execute()

type NewTicket = Omit<Insertable<TicketsTable>, 'seenBy'> & Pick<TicketRecord, 'createdById' | 'departmentId'>

/** Adds a ticket, in the statement that records its event, and lets its department see the customer. */
export const insertTicket = (recorded: ReturnType<typeof recording>, ticket: NewTicket) => {
  const { customerId, id, createdById, departmentId } = ticket
  const inserted = recorded.insertInto('tickets').values({
    ...ticket,
    search: sql<string>`${ticket.search}::tsvector`,
    seenBy: sql<string[]>`ticket_sight(${customerId}::uuid, ${createdById}::uuid, NULL, ${departmentId}::uuid)`,
  })
  if (departmentId === null) return inserted.execute()
  const sight = sightGranted(customerId, { reason: 'department', sourceId: id, viewerIds: [departmentId] })
  return inserted.returning(sight.as('sight')).execute()
}

/** Who sees a ticket that is there; `assigneeId` is who is on it from now on. */
export const sightOf = ({
  customerId,
  id,
  createdById,
  assigneeId,
  departmentId,
}: Pick<TicketRecord, 'customerId' | 'id' | 'createdById' | 'assigneeId' | 'departmentId'>) =>
  sql<string[]>`sight_of_ticket(${customerId}::uuid, ${id}::uuid, ${createdById}::uuid, ${assigneeId}::uuid,
    ${departmentId}::uuid)`

/** A colleague who works and may answer tickets. */
export const findAssignable = (db: Db, id: string) =>
  db
    .selectFrom('staff as s')
    .innerJoin('roles as r', 'r.code', 's.role')
    .select('s.id')
    .where('s.id', '=', id)
    .where('s.suspendedAt', 'is', null)
    .where(sql<boolean>`'tickets.reply' = ANY (r.permissions)`)
    .executeTakeFirst()

const nameOf = (column: string) => sql`CASE ${sql.ref(`${column}_kind`)} WHEN 'customer' THEN c.summary ->> 'name' ELSE
  coalesce((SELECT name FROM staff WHERE staff.id = ${sql.ref(`${column}_id`)}),
           (SELECT name FROM api_keys WHERE api_keys.id = ${sql.ref(`${column}_id`)})) END`
/** Whoever did something, with their name; `c` is the customer of the ticket. */
export const actorOf = (column: string) =>
  sql`jsonb_build_object('kind', ${sql.ref(`${column}_kind`)}, 'id', ${sql.ref(`${column}_id`)}, 'name', ${nameOf(column)})`

/** The tickets of some keys (columns customer_id, id, place) in the order of their places; one statement. */
export async function selectRows<R extends TicketRow>(
  db: Db,
  keys: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql``,
): Promise<R[]> {
  const found = sql<R>`
    WITH keys AS MATERIALIZED (${keys})
    SELECT ${sql.join(record.map((column) => sql.ref(`t.${column}`)))}, c.summary AS customer,
           a.name AS assignee_name, ${nameOf('t.created_by')} AS created_by_name,
           r.summary AS resolution_summary, ${actorOf('r.by')} AS resolved_by,
           r.confirmed_at, ${actorOf('r.confirmed_by')} AS confirmed_by,
           x.at AS closed_at, x.reason AS close_reason,
           (SELECT jsonb_build_object('id', i.id, 'number', i.number) FROM tickets i
            WHERE i.customer_id = t.customer_id AND i.id = t.merged_into_id) AS merged_into,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
                                                         'bytes', f.bytes) ORDER BY f.id), '[]')
            FROM files f WHERE f.customer_id = t.customer_id AND f.parent_id = t.id AND f.parent_type = 'ticket') AS files
           ${more}
    FROM keys
    JOIN tickets t ON t.customer_id = keys.customer_id AND t.id = keys.id
    JOIN ticket_customers(array(SELECT customer_id FROM keys)) c ON c.customer_id = t.customer_id
    LEFT JOIN staff a ON a.id = t.assignee_id
    LEFT JOIN ticket_resolutions r
      ON r.customer_id = t.customer_id AND r.ticket_id = t.id AND r.withdrawn_at IS NULL
    LEFT JOIN ticket_closures x
      ON x.customer_id = t.customer_id AND x.ticket_id = t.id AND x.withdrawn_at IS NULL
    ORDER BY keys.place`
  return (await found.execute(db)).rows
}

export const selectTicket = async (db: Db, id: string): Promise<TicketRow | undefined> =>
  (await selectRows(db, sql`SELECT customer_id, id, 1 AS place FROM tickets WHERE id = ${id}`))[0]

/** What waits for a person, most pressing first; with `unassigned` also what waits for nobody yet. */
export const selectWaiting = (db: Db, assigneeId: string, unassigned: boolean, most: number): Promise<TicketRow[]> => {
  const order = sql`ORDER BY urged_at IS NULL, priority_rank DESC, created_at, id`
  const of = (assignee: RawBuilder<unknown>) => sql`(
    SELECT customer_id, id, urged_at, priority_rank, created_at FROM tickets
    WHERE status IN ('open', 'pending') AND ${assignee} ${order} LIMIT ${most}::int)`
  const mine = of(sql`assignee_id = ${assigneeId}`)
  const waiting = unassigned ? sql`${mine} UNION ALL ${of(sql`assignee_id IS NULL`)}` : mine
  return selectRows(
    db,
    sql`${plannedOnce} SELECT customer_id, id, row_number() OVER (${order}) AS place FROM (${waiting}) AS w ${order} LIMIT ${most}::int`,
  )
}

/** Whether a ticket was merged into another, or others into it. */
export async function isMerged(db: Db, { customerId, id, mergedIntoId }: TicketRecord): Promise<boolean> {
  const found = sql<{ ids: string[] }>`SELECT ticket_thread(${customerId}, ${id}) AS ids`
  return mergedIntoId !== null || (await found.execute(db)).rows[0]?.ids.length !== 1
}

/** Makes a ticket, and all that hangs on it, that of another customer. */
export const moveTicket = (db: Db, { customerId, id }: Pick<TicketRecord, 'customerId' | 'id'>, takerId: string) =>
  sql`SELECT hand_over_ticket(${id}, ${customerId}, ${takerId})`.execute(db)

/** Renews who sees the unfinished tickets of a customer and all who were merged with it, after the customer went to another owner. */
export const refreshSightOfCustomer = (db: Db, customerId: string) =>
  sql`UPDATE tickets t SET seen_by = s.ids
      FROM tickets u CROSS JOIN LATERAL
           (SELECT sight_of_ticket(u.customer_id, u.id, u.created_by_id, u.assignee_id, u.department_id) AS ids) AS s
      WHERE u.customer_id = ANY (customer_group(${customerId})) AND u.status <> 'closed'
        AND t.customer_id = u.customer_id AND t.id = u.id AND t.seen_by IS DISTINCT FROM s.ids`.execute(db)

/** The same for the unfinished tickets that somebody sees. */
export const refreshSightOfPerson = (db: Db, staffId: string) =>
  sql`UPDATE tickets t SET seen_by = s.ids
      FROM tickets u CROSS JOIN LATERAL
           (SELECT sight_of_ticket(u.customer_id, u.id, u.created_by_id, u.assignee_id, u.department_id) AS ids) AS s
      WHERE u.seen_by && ARRAY[${staffId}::uuid] AND u.status <> 'closed'
        AND t.customer_id = u.customer_id AND t.id = u.id AND t.seen_by IS DISTINCT FROM s.ids`.execute(db)

/** The texts under which the tickets of a customer and all who were merged with it are found. */
export const selectTitles = (db: Db, customerId: string) =>
  db
    .selectFrom('tickets as t')
    .innerJoin('customers as m', 'm.id', 't.customerId')
    .innerJoin('customers as c', (join) => join.on('c.id', '=', sql`coalesce(m.root_id, m.id)`))
    .select(['t.id', 't.title', 't.description', 'c.name'])
    .where(sql<boolean>`t.customer_id = ANY (customer_group(${customerId}))`)
    .execute()

export const updateSearch = (db: Db, customerId: string, ids: readonly string[], searches: readonly string[]) =>
  sql`UPDATE tickets t SET search = n.search::tsvector
      FROM unnest(${ids}::uuid[], ${searches}::text[]) AS n (id, search)
      WHERE t.customer_id = ANY (customer_group(${customerId})) AND t.id = n.id`.execute(db)
