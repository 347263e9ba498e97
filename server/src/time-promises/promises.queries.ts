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

/** Unfinished tickets whose promises were never worked out, of an installation that was there before them. */
export async function findUnpromised(db: Db, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tickets t
    WHERE t.status IN ('open', 'pending')
      AND NOT EXISTS (SELECT FROM promised_tickets p WHERE p.customer_id = t.customer_id AND p.ticket_id = t.id)
    LIMIT ${most}`.execute(db)
  return rows.map(({ id }) => id)
}
