import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import { plannedOnce } from '../platform/db/plans.ts'

/** What candidates of a search are looked for by; see `find_customers` in the migrations. */
export interface Wanted {
  readonly ids?: readonly string[]
  readonly numberFrom?: string
  readonly numberTo?: string
  /** Ranges of the name that lists are sorted by. */
  readonly names?: readonly (readonly [from: string, to: string])[]
  readonly query?: string
  /** The query is short and finds a good part of everybody. */
  readonly wide?: true
  /** The query has very many terms, each of which finds few. */
  readonly rare?: true
}

export interface Candidate {
  readonly id: string
  /** Who was found: the customer, or a member of it that is merged into it, under its own name and number. */
  readonly memberId: string
  readonly number: string
  readonly name: string
  readonly formerNames: readonly string[]
  readonly tags: readonly string[]
  readonly lastOrderAt: Date | null
}

/** The walk ends when so many are found: they fill a page. */
const enough = 16
/** So many are judged. */
const mostCandidates = 100

/** Customers in sight who may be meant, the latest first; those `known` already are looked at too. */
export const findCandidates = async (db: Db, wanted: Wanted, known: readonly string[]): Promise<Candidate[]> => {
  const found = sql<Candidate>`${plannedOnce}
    SELECT coalesce(c.root_id, c.id) AS id, c.id AS member_id, c.number, c.name, c.former_names, c.tags, c.last_order_at
    FROM (SELECT find_customers(${JSON.stringify(wanted)}::jsonb, ${enough}::int, ${mostCandidates}::int) AS id
          UNION SELECT unnest(${known}::uuid[])) AS candidate
    JOIN customers c ON c.id = candidate.id
    WHERE c.archived_at IS NULL AND c.stage <> 'visitor'
    ORDER BY c.last_order_at DESC NULLS LAST, c.id DESC`
  return (await found.execute(db)).rows
}

/** Whether anybody in sight is found. */
export const anyCandidate = async (db: Db, wanted: Wanted): Promise<boolean> =>
  (await sql`SELECT FROM find_customers(${JSON.stringify(wanted)}::jsonb, 1, 1)`.execute(db)).rows.length > 0
