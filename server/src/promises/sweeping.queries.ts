import type { MadePromise } from '@zhike/contract/promises'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

type Told = MadePromise['told'][number]

/** A promise that the sweep has just taken a step with. */
export interface Struck {
  readonly customerId: string
  readonly ticketId: string
  /** Where it is shown: where its ticket is, or what that was merged into. */
  readonly shownAtId: string
  readonly id: string
  readonly dueAt: Date
  readonly step: Told['step']
  readonly number: string
  readonly ownerId: string
  readonly departmentId: string | null
}

/**
 * Takes the next step with the promises that are due: those at risk are warned of, those whose time is over are broken. What
 * another worker has in hand is passed over, so each step is taken once.
 */
export async function strikeDue(db: Db, now: Date, most: number): Promise<Struck[]> {
  const { rows } = await sql<Struck>`
    WITH due AS MATERIALIZED (
      SELECT customer_id, ticket_id, id FROM promises
      WHERE next_at <= ${now} ORDER BY next_at LIMIT ${most}::int FOR UPDATE SKIP LOCKED),
    struck AS (
      UPDATE promises p
      SET warned_at = coalesce(p.warned_at, ${now}), broken_at = CASE WHEN p.due_at <= ${now} THEN p.due_at END,
          next_at = CASE WHEN p.due_at > ${now} THEN p.due_at END
      FROM due d WHERE p.customer_id = d.customer_id AND p.ticket_id = d.ticket_id AND p.id = d.id
      RETURNING p.customer_id, p.ticket_id, p.id, p.due_at, p.owner_id,
                CASE WHEN p.broken_at IS NULL THEN 'warning' ELSE 'breach' END AS step)
    SELECT s.*, t.id AS shown_at_id, t.number, t.department_id
    FROM struck s JOIN tickets t ON t.customer_id = s.customer_id AND t.id = surviving_ticket(s.customer_id, s.ticket_id)
    ORDER BY s.ticket_id, s.id`.execute(db)
  return rows
}

export interface Notice {
  readonly customerId: string
  readonly ticketId: string
  readonly promiseId: string
  readonly step: Told['step']
  readonly dueAt: Date
  readonly staffId: string
  readonly toldAs: Told['as']
  readonly at: Date
}

export const insertNotices = (db: Db, notices: readonly Notice[]) =>
  db
    .insertInto('promiseNotices')
    .values([...notices])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
