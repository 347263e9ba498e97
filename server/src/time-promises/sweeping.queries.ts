import type { PromiseTarget, TimePromise } from '@zhike/contract/time-promises'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

type Told = TimePromise['told'][number]

/** A promise that the sweep has just taken a step with. */
export interface Struck {
  readonly customerId: string
  readonly ticketId: string
  readonly target: PromiseTarget
  readonly round: number
  readonly step: Told['step']
  readonly number: string
  readonly assigneeId: string | null
  readonly departmentId: string | null
}

/**
 * Takes the next step with the promises that are due: those at risk are warned of, those whose time is over are broken.
 * What another worker has in hand is passed over, so each step is taken once.
 */
export async function strikeDue(db: Db, now: Date, most: number): Promise<Struck[]> {
  const { rows } = await sql<Struck>`
    WITH due AS MATERIALIZED (
      SELECT customer_id, ticket_id, target, round FROM time_promises
      WHERE next_at <= ${now} ORDER BY next_at LIMIT ${most}::int FOR UPDATE SKIP LOCKED),
    struck AS (
      UPDATE time_promises p
      SET warned_at = coalesce(p.warned_at, ${now}), breached_at = CASE WHEN p.due_at <= ${now} THEN p.due_at END,
          next_at = CASE WHEN p.due_at > ${now} THEN p.due_at END
      FROM due d
      WHERE p.customer_id = d.customer_id AND p.ticket_id = d.ticket_id AND p.target = d.target AND p.round = d.round
      RETURNING p.customer_id, p.ticket_id, p.target, p.round,
                CASE WHEN p.breached_at IS NULL THEN 'warning' ELSE 'breach' END AS step)
    SELECT s.*, t.number, t.assignee_id, t.department_id
    FROM struck s JOIN tickets t ON t.customer_id = s.customer_id AND t.id = s.ticket_id
    ORDER BY s.ticket_id`.execute(db)
  return rows
}

export interface Call extends Pick<Struck, 'customerId' | 'ticketId' | 'target' | 'round' | 'step'> {
  readonly staffId: string
  readonly toldAs: Told['as']
}

export const insertCalls = (db: Db, calls: readonly Call[], at: Date) =>
  sql`INSERT INTO promise_calls (customer_id, ticket_id, target, round, step, staff_id, told_as, at)
      SELECT "customerId", "ticketId", target, round, step, "staffId", "toldAs", ${at}
      FROM jsonb_to_recordset(${JSON.stringify(calls)}::jsonb)
        AS x ("customerId" uuid, "ticketId" uuid, target text, round int, step text, "staffId" uuid, "toldAs" text)
      ON CONFLICT DO NOTHING`.execute(db)

/** Who leads these departments: a manager in it, else in the nearest above, else one who sees all. */
export async function findLeaders(db: Db, departmentIds: readonly string[]): Promise<Map<string | null, string>> {
  const { rows } = await sql<{ departmentId: string | null; staffId: string }>`
    WITH RECURSIVE above AS (
      SELECT id AS asked, id, parent_id, 0 AS height FROM departments WHERE id = ANY (${[...departmentIds]}::uuid[])
      UNION ALL
      SELECT a.asked, d.id, d.parent_id, a.height + 1 FROM above a JOIN departments d ON d.id = a.parent_id),
    managers AS (
      SELECT id, department_id, scope, created_at FROM staff WHERE role = 'manager' AND suspended_at IS NULL),
    found AS (
      SELECT a.asked AS department_id, m.id AS staff_id, a.height, m.created_at
      FROM above a JOIN managers m ON m.department_id = a.id
      UNION ALL
      SELECT asked.id, m.id, 1000000, m.created_at
      FROM (SELECT unnest(${[...departmentIds]}::uuid[] || NULL::uuid) AS id) AS asked, managers m WHERE m.scope = 'all')
    SELECT DISTINCT ON (department_id) department_id, staff_id FROM found
    ORDER BY department_id, height, created_at, staff_id`.execute(db)
  return new Map(rows.map(({ departmentId, staffId }) => [departmentId, staffId]))
}
