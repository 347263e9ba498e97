import type { TicketKind } from '@zhike/contract/tickets'
import { type RawBuilder, sql } from 'kysely'
import { companyTimeZone } from '../platform/clock/company-time.ts'
import type { Db } from '../platform/db/database.ts'

/** A number for a day of the company, `YYYY-MM-DD`. */
export interface DayRow {
  readonly day: string
  readonly value: number
}

/** A number for a kind, for a person, for a day, or for all together when none of them is given. */
export interface GroupRow {
  readonly kind: TicketKind | null
  readonly assigneeId: string | null
  readonly name: string | null
  readonly day: string | null
  /** Which of the four it is for: a group of the assignee null is told from no group by it. */
  readonly of: 'kind' | 'assignee' | 'day' | 'all'
  readonly tickets: number
  readonly urged: number
}

const dayOf = (column: RawBuilder<unknown>) => sql`(${column} AT TIME ZONE ${sql.lit(companyTimeZone)})::date`
const rows = async <R>(db: Db, query: RawBuilder<R>): Promise<R[]> => (await query.execute(db)).rows

/** Tickets that are worked on, by assignee and in all; by kind those of one assignee when named. */
export const countUnfinished = (db: Db, assigneeId: string | null) =>
  rows(
    db,
    sql<GroupRow>`
      SELECT g.kind, g.assignee_id, s.name, NULL AS day, g.of, g.tickets, g.urged
      FROM (SELECT kind, assignee_id, count(urged_at)::int AS urged,
                   CASE GROUPING(kind) WHEN 0 THEN count(*) FILTER (WHERE ${isOf('assignee_id', assigneeId)})
                                       ELSE count(*) END::int AS tickets,
                   CASE GROUPING(kind, assignee_id) WHEN 1 THEN 'kind' WHEN 2 THEN 'assignee' ELSE 'all' END AS of
            FROM tickets WHERE status IN ('open', 'pending')
            GROUP BY GROUPING SETS ((kind), (assignee_id), ())) AS g
      LEFT JOIN staff s ON s.id = g.assignee_id`,
  )

/** Tickets whose solution was stated since then and stands, by kind, by assignee and by day; of one assignee when named. */
export const countResolved = (db: Db, since: Date, assigneeId: string | null) =>
  rows(
    db,
    sql<GroupRow>`
      SELECT g.kind, g.assignee_id, s.name, g.day::text, g.of, g.tickets, 0 AS urged
      FROM (SELECT kind, assignee_id, day, count(*)::int AS tickets,
                   CASE GROUPING(kind, assignee_id, day) WHEN 3 THEN 'kind' WHEN 5 THEN 'assignee' ELSE 'day' END AS of
            FROM (SELECT kind, assignee_id, ${dayOf(sql`resolved_at`)} AS day FROM tickets
                  WHERE resolved_at >= ${since} AND ${isOf('assignee_id', assigneeId)}) AS resolved
            GROUP BY GROUPING SETS ((kind), (assignee_id), (day))) AS g
      LEFT JOIN staff s ON s.id = g.assignee_id`,
  )

export const countNewTickets = (db: Db, since: Date, assigneeId: string | null) =>
  rows(
    db,
    sql<DayRow>`
      SELECT ${dayOf(sql`created_at`)}::text AS day, count(*)::int AS value FROM tickets
      WHERE created_at >= ${since} AND ${isOf('assignee_id', assigneeId)} GROUP BY 1`,
  )

/** Visitors are not customers yet. */
export const countNewCustomers = (db: Db, since: Date, ownerId: string | null) =>
  rows(
    db,
    sql<DayRow>`
      SELECT ${dayOf(sql`created_at`)}::text AS day, count(*)::int AS value FROM customers
      WHERE stage IN ('potential', 'new', 'active', 'dormant', 'lost') AND archived_at IS NULL AND root_id IS NULL
        AND created_at >= ${since} AND ${isOf('owner_id', ownerId)} GROUP BY 1`,
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
    sql<Judgement>`
      SELECT (SELECT count(*)::int FROM tickets WHERE status = 'resolved') AS awaiting,
             round(avg(rating_score), 2)::float8 AS average, count(*)::int AS count,
             (count(*) FILTER (WHERE rating_score <= 2))::int AS low
      FROM tickets WHERE rated_at >= ${since} AND ${isOf('assignee_id', assigneeId)}`,
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
  actorName: string | null
}

/** The last things that happened on the tickets touched last, newest first. */
export const selectRecent = (db: Db, most: number) =>
  rows(
    db,
    sql<RecentRow>`
      SELECT e.id, e.type, e.at, c.id AS customer_id, c.name AS customer_name, e.subject_type, e.subject_id,
             CASE e.actor_kind WHEN 'customer' THEN c.name ELSE s.name END AS actor_name
      FROM (SELECT customer_id, id FROM tickets ORDER BY updated_at DESC, id DESC LIMIT ${most}::int) AS t
      JOIN customers m ON m.id = t.customer_id
      JOIN customers c ON c.id = coalesce(m.root_id, m.id)
      CROSS JOIN LATERAL (
        SELECT * FROM events
        WHERE customer_id = t.customer_id AND subject_id = t.id
          -- ids begin with the time: nothing happened to a ticket before it was made
          AND events.id >= (left(t.id::text, 13) || '-0000-0000-000000000000')::uuid
        ORDER BY events.id DESC LIMIT 3) AS e
      LEFT JOIN staff s ON s.id = e.actor_id
      ORDER BY e.id DESC LIMIT ${most}::int`,
  )

const isOf = (column: 'assignee_id' | 'owner_id', personId: string | null) =>
  personId === null ? sql`true` : sql`${sql.ref(column)} = ${personId}`
