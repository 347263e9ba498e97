import type { LiveEvent } from '@zhike/contract/desk'
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Db } from '../db/database.ts'
import { everybody } from '../events/everybody.ts'

/** An event as streams hear of it, with those who may. */
export interface News {
  readonly position: number
  readonly customerId: string | null
  readonly type: string
  readonly subjectType: string
  readonly subjectId: string
  /** Ids of people, teams and departments: who sees it now, whom it was taken from, or whom a company event is for. */
  readonly audience: readonly string[]
}

/** Most that one read brings. */
export const newsPage = 1_000

/** What happened after a position, oldest first, at most `newsPage`. For the system. */
export async function readNews(db: Db, after: number): Promise<News[]> {
  const { rows } = await sql<News>`
    SELECT p.position, coalesce((SELECT root_id FROM customers c WHERE c.id = p.customer_id), p.customer_id) AS customer_id, e.type, e.subject_type, e.subject_id, e.audience
    FROM (SELECT * FROM event_positions WHERE position > ${after} ORDER BY position LIMIT ${newsPage}) p
      JOIN LATERAL (
        SELECT type, subject_type, subject_id,
               coalesce((SELECT seen_by FROM customers c WHERE c.id = p.customer_id), '{}')
                 -- who worked on a ticket sees it still when it is closed, but by it no longer the customer
                 || coalesce((SELECT seen_by FROM tickets t
                      WHERE events.subject_type = 'ticket' AND t.customer_id = p.customer_id AND t.id = events.subject_id),
                    '{}')
                 || sight_ids(array_remove(ARRAY[(data ->> 'formerId')::uuid], NULL)) AS audience
        FROM events WHERE customer_id = p.customer_id AND id = p.event_id
        UNION ALL
        SELECT type, subject_type, subject_id, audience
        FROM company_events WHERE p.customer_id IS NULL AND id = p.event_id
      ) e ON true
    ORDER BY p.position`.execute(db)
  return rows
}

/** The newest position there is; 0 before the first. For the system. */
export async function newestPosition(db: Db): Promise<number> {
  const { newest } = await db
    .selectFrom('eventPositions')
    .select((select) => select.fn.max('position').as('newest'))
    .executeTakeFirstOrThrow()
  return newest ?? 0
}

/** Whether somebody at a desk may hear of it: scope all of everything, others of what their reach overlaps or is for everybody. */
export function mayHear({ scope, reach }: Pick<Actor, 'scope' | 'reach'>, news: News): boolean {
  if (scope === 'all') return true
  if (scope === 'none' && news.customerId !== null) return false
  return [...reach, ...everybody].some((id) => news.audience.includes(id))
}

/** As it goes out: what to fetch again, and nothing else. What happened to two customers is told to each by its own id. */
export const liveEventOf = ({ position, customerId, type, subjectType, subjectId }: News): LiveEvent => ({
  position,
  type,
  ids: { [`${subjectType}Id`]: subjectId, ...(customerId === null ? {} : { customerId }), subjectId },
})
