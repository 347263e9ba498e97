import type { PromiseTarget, TimePromise } from '@zhike/contract/time-promises'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** Whoever works the promises of tickets out waits for whoever does already; the ids are taken in their order. */
export const lockPromisesOf = (db: Db, ticketIds: readonly string[]) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended('time-promises ' || id, 0)) FROM unnest(${ticketIds}::uuid[]) AS id`.execute(
    db,
  )

/** A promise as it follows from the history of its ticket. */
export interface WorkedOut {
  readonly target: PromiseTarget
  readonly round: number
  readonly startedAt: Date
  readonly minutes: number
  readonly dueAt: Date | null
  readonly warnAt: Date | null
  readonly endedAt: Date | null
}

/** A ticket under a policy, or under none, with all that follows. */
interface Placed {
  readonly customerId: string
  readonly ticketId: string
  readonly policyId: string | null
  readonly kind: string
  readonly priority: string
  readonly promises: readonly WorkedOut[]
}

/**
 * Writes all promises of tickets in one statement: those that are not promised any more go, what the sweep did stays, and
 * when it has to look again follows. One that got a later time is promised anew, whatever became of the time before.
 */
export const writePromises = (db: Db, placed: readonly Placed[]) =>
  sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
        AS g ("customerId" uuid, "ticketId" uuid, "policyId" uuid, "kind" text, "priority" text, "promises" jsonb)),
    worked_out AS MATERIALIZED (
      SELECT "customerId" AS customer_id, "ticketId" AS ticket_id, x.* FROM given, jsonb_to_recordset(promises)
        AS x ("target" text, "round" int, "startedAt" timestamptz, "minutes" float8, "dueAt" timestamptz,
              "warnAt" timestamptz, "endedAt" timestamptz)),
    placed AS (
      INSERT INTO promised_tickets (customer_id, ticket_id, policy_id, kind, priority)
      SELECT "customerId", "ticketId", "policyId", kind, priority FROM given
      ON CONFLICT (customer_id, ticket_id) DO UPDATE
        SET policy_id = excluded.policy_id, kind = excluded.kind, priority = excluded.priority),
    dropped AS (
      DELETE FROM time_promises p USING given WHERE p.customer_id = "customerId" AND p.ticket_id = "ticketId"
        AND NOT EXISTS (SELECT FROM worked_out w WHERE w.customer_id = p.customer_id AND w.ticket_id = p.ticket_id
                          AND w.target = p.target AND w.round = p.round))
    INSERT INTO time_promises AS p (customer_id, ticket_id, target, round, started_at, minutes, due_at, warn_at, ended_at,
                                    breached_at, next_at)
    SELECT customer_id, ticket_id, target, round, "startedAt", minutes, "dueAt", "warnAt", "endedAt",
           CASE WHEN "endedAt" > "dueAt" THEN "dueAt" END, CASE WHEN "endedAt" IS NULL AND "dueAt" IS NOT NULL THEN "warnAt" END
    FROM worked_out
    ON CONFLICT (customer_id, ticket_id, target, round) DO UPDATE
      SET started_at = excluded.started_at, minutes = excluded.minutes, due_at = excluded.due_at,
          warn_at = excluded.warn_at, ended_at = excluded.ended_at,
          warned_at = CASE WHEN excluded.due_at > p.due_at THEN NULL ELSE p.warned_at END,
          breached_at = CASE WHEN excluded.due_at > p.due_at THEN excluded.breached_at
                             ELSE coalesce(p.breached_at, excluded.breached_at) END,
          next_at = CASE WHEN excluded.next_at IS NULL OR excluded.due_at > p.due_at THEN excluded.next_at
                         WHEN p.breached_at IS NOT NULL THEN NULL
                         WHEN p.warned_at IS NULL THEN excluded.warn_at ELSE excluded.due_at END`.execute(db)

export interface PromiseRow extends WorkedOut {
  readonly warnedAt: Date | null
  readonly told: readonly (Omit<TimePromise['told'][number], 'at'> & { at: string })[]
}

/** What the sweep did with the promises of a ticket that the actor sees. */
export async function selectPromises(db: Db, ticketId: string): Promise<PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    SELECT p.target, p.round, p.started_at, p.minutes, p.due_at, p.warn_at, p.ended_at, p.warned_at,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('at', c.at, 'step', c.step, 'as', c.told_as,
                     'staff', jsonb_build_object('id', s.id, 'name', s.name)) ORDER BY c.at, c.step DESC, c.told_as), '[]')
            FROM promise_calls c JOIN staff s ON s.id = c.staff_id
            WHERE c.customer_id = p.customer_id AND c.ticket_id = p.ticket_id AND c.target = p.target
              AND c.round = p.round) AS told
    FROM time_promises p WHERE p.ticket_id = ${ticketId}
    ORDER BY p.started_at, p.target`.execute(db)
  return rows
}

/** The open promises of tickets that the actor sees: those that stand still last. */
export const selectOpenPromises = (db: Db, ticketIds: readonly string[]) =>
  db
    .selectFrom('timePromises')
    .select(['ticketId', 'target', 'dueAt', 'warnAt', 'endedAt', 'warnedAt'])
    .where('ticketId', 'in', ticketIds)
    .where('endedAt', 'is', null)
    .orderBy(sql`due_at NULLS LAST`)
    .execute()

/** Tickets with open promises that count by a calendar, or by the company's when it is that, in the order of their ids. */
export async function selectCountingBy(db: Db, calendarId: string, afterId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.ticket_id AS id FROM promised_tickets p JOIN promise_policies y ON y.id = p.policy_id
    WHERE p.ticket_id > ${afterId}
      AND (y.calendar_id = ${calendarId}
           OR y.calendar_id IS NULL AND EXISTS (SELECT FROM calendars WHERE id = ${calendarId} AND company))
      AND EXISTS (SELECT FROM time_promises o WHERE o.customer_id = p.customer_id AND o.ticket_id = p.ticket_id
                    AND o.ended_at IS NULL)
    ORDER BY p.ticket_id LIMIT ${most}::int`.execute(db)
  return rows.map(({ id }) => id)
}

interface ToldRow {
  readonly ticketId: string
  readonly number: string
  readonly title: string
  readonly target: PromiseTarget
  readonly dueAt: Date
  readonly warnAt: Date | null
  readonly endedAt: null
}

/** Of tickets in sight of whose open promises somebody was told lately the one that is due first, the longest due first. */
export async function selectTold(
  db: Db,
  { staffId, since, most }: { readonly staffId: string; readonly since: Date; readonly most: number },
): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    SELECT * FROM (
      SELECT DISTINCT ON (p.ticket_id) p.ticket_id, t.number, t.title, p.target, p.due_at, p.warn_at, p.ended_at
      FROM (SELECT DISTINCT customer_id, ticket_id, target, round FROM promise_calls
            WHERE staff_id = ${staffId} AND at > ${since}) AS told
      JOIN time_promises p USING (customer_id, ticket_id, target, round)
      JOIN tickets t ON t.customer_id = p.customer_id AND t.id = p.ticket_id
      WHERE p.ended_at IS NULL AND p.due_at IS NOT NULL
      ORDER BY p.ticket_id, p.due_at) AS pressing
    ORDER BY due_at LIMIT ${most}::int`.execute(db)
  return rows
}

/** Unfinished tickets whose promises were never worked out, of an installation that was there before them; by id. */
export async function findUnpromised(db: Db, afterId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tickets t
    WHERE t.status IN ('open', 'pending') AND t.id > ${afterId}
      AND NOT EXISTS (SELECT FROM promised_tickets p WHERE p.customer_id = t.customer_id AND p.ticket_id = t.id)
    ORDER BY t.id LIMIT ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

/** What a calendar is called; the company's when none is named. */
export async function findCalendarName(db: Db, id: string | null): Promise<string> {
  const found = await sql<{ name: string }>`
    SELECT name FROM calendars WHERE id = ${id}::uuid OR ${id}::uuid IS NULL AND company`.execute(db)
  return found.rows[0]?.name ?? ''
}
