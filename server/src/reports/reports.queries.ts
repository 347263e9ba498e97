import type { TicketKind } from '@zhike/contract/tickets'
import { type RawBuilder, sql } from 'kysely'
import { companyTimeZone } from '../platform/clock/company-time.ts'
import type { Db } from '../platform/db/database.ts'
import { plannedOnce } from '../platform/db/plans.ts'

/** A number for a day of the company, `YYYY-MM-DD`. */
export interface DayRow {
  readonly day: string
  readonly value: number
  /** False for an estimate. */
  readonly exact?: boolean
}

/** How many tickets of a kind lie with somebody, or with nobody. */
export interface GroupRow {
  readonly kind: TicketKind
  readonly assigneeId: string | null
  readonly name: string | null
  readonly tickets: number
}
export interface UnfinishedRow extends GroupRow {
  readonly urged: number
}
export interface ResolvedRow extends GroupRow {
  readonly day: string
}

const rows = async <R>(db: Db, query: RawBuilder<R>): Promise<R[]> => (await query.execute(db)).rows

/** Tickets that are worked on, by kind and assignee. */
export const countUnfinished = (db: Db) =>
  rows(
    db,
    sql<UnfinishedRow>`
      SELECT t.kind, t.assignee_id, s.name, t.tickets, t.urged
      FROM unfinished_tickets() AS t LEFT JOIN staff s ON s.id = t.assignee_id`,
  )

/** From which day of the company to which, both included. */
export interface Days {
  readonly first: string
  readonly last: string
}

/** Tickets whose solution was stated on these days and stands, by kind, assignee and day; of one assignee when named. */
export const countResolved = (db: Db, { first, last }: Days, assigneeId: string | null) =>
  rows(
    db,
    sql<ResolvedRow>`
      SELECT t.kind, t.assignee_id, s.name, t.day::text, t.tickets
      FROM solved_tickets(${first}::date, ${last}::date, ${assigneeId}::uuid, ${companyTimeZone}) AS t
        LEFT JOIN staff s ON s.id = t.assignee_id`,
  )

export const countNewTickets = (db: Db, { first, last }: Days, assigneeId: string | null) =>
  rows(
    db,
    sql<DayRow>`
      SELECT day::text, tickets AS value
      FROM opened_tickets(${first}::date, ${last}::date, ${assigneeId}::uuid, ${companyTimeZone})`,
  )

/** Visitors are not customers yet; as many as an import brings are estimated. */
export const countNewCustomers = (db: Db, { first, last }: Days, ownerId: string | null) =>
  rows(
    db,
    sql<DayRow>`
      SELECT day::text, customers AS value, exact
      FROM new_customers(${first}::date, ${last}::date, ${ownerId}::uuid, ${companyTimeZone})`,
  )

/** 分 after refunds, orders in yuan that were not cancelled. */
export const sumSales = (db: Db, since: Date, until: Date, ownerId: string | null) =>
  rows(
    db,
    sql<DayRow>`
      SELECT day::text, total_fen AS value
      FROM sales_by_day(${since}, ${until}, ${ownerId}::uuid, ${companyTimeZone})`,
  )

interface Judgement {
  awaiting: number
  average: number | null
  count: number
  low: number
}

/** Tickets that wait for the customer's word, and what customers gave since then. */
export const findJudgement = async (db: Db, since: Date, assigneeId: string | null): Promise<Judgement> => {
  const [found] = await rows(
    db,
    sql<Judgement>`SELECT awaiting, average, tickets AS count, low FROM judged_tickets(${since}, ${assigneeId}::uuid)`,
  )
  return found as Judgement
}

export interface RecentRow {
  id: string
  type: string
  at: Date
  customerId: string
  customerName: string
  subjectType: string
  subjectId: string
  data: Record<string, unknown>
  actorName: string | null
}

/** Which kinds of things the last events are about. */
export interface Told {
  readonly tickets: boolean
  readonly customers: boolean
  readonly orders: boolean
}

// ids begin with the time: nothing happened to a thing before it was there
const beginningAt = (time: RawBuilder<unknown>) => sql`(
  lpad(to_hex(floor(extract(epoch FROM ${time}) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid`

/** The last things that happened: on the tickets touched last, to the newest orders, and the newest customers. */
export const selectRecent = (db: Db, most: number, told: Told) =>
  rows(
    db,
    sql<RecentRow>`${plannedOnce}
      WITH t AS MATERIALIZED (
        SELECT k.customer_id, k.id, 3 AS lines, NULL::text[] AS types, ${beginningAt(sql`k.created_at`)} AS beginning
        FROM list_tickets('{}', '-updatedAt', NULL, NULL, ${told.tickets ? most : 0}::int, false) AS touched
          JOIN tickets k ON k.customer_id = touched.customer_id AND k.id = touched.id
        UNION ALL
        SELECT o.customer_id, o.id, 2, ${orderTypes}::text[], ${beginningAt(sql`o.ordered_at`)}
        FROM latest_orders(${told.orders ? fewest : 0}::int) AS newest (id)
          JOIN orders o ON o.id = newest.id
        UNION ALL
        SELECT c.id, c.id, 1, ${customerTypes}::text[], ${beginningAt(sql`c.created_at`)}
        FROM newest_customers(${told.customers ? fewest : 0}::int) AS newest (id) JOIN customers c ON c.id = newest.id
      ),
      -- each by its key: a join would look everybody in sight up
      members AS MATERIALIZED (
        SELECT id, coalesce(root_id, id) AS root_id FROM customers WHERE id = ANY (ARRAY(SELECT customer_id FROM t))),
      roots AS MATERIALIZED (SELECT id, name FROM customers WHERE id = ANY (ARRAY(SELECT root_id FROM members)))
      SELECT e.id, e.type, e.at, c.id AS customer_id, c.name AS customer_name, e.subject_type, e.subject_id, e.data,
             CASE e.actor_kind WHEN 'customer' THEN c.name ELSE s.name END AS actor_name
      FROM t JOIN members m ON m.id = t.customer_id JOIN roots c ON c.id = m.root_id
      CROSS JOIN LATERAL (
        SELECT * FROM events
        WHERE customer_id = t.customer_id AND subject_id = t.id AND events.id >= t.beginning
          AND (t.types IS NULL OR events.type = ANY (t.types))
        ORDER BY events.id DESC LIMIT t.lines) AS e
      LEFT JOIN staff s ON s.id = e.actor_id
      ORDER BY e.id DESC LIMIT ${most}::int`,
  )

/** An import of a day brings orders and customers without end: the tickets keep their place beside them. */
const fewest = 5
const orderTypes = ['order.placed', 'order.cancelled', 'order.returned', 'order.lost']
const customerTypes = ['customer.created']
