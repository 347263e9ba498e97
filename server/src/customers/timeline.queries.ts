import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

export type TimelineRow = Awaited<ReturnType<typeof listTimelineRows>>[number]

interface TimelineWish {
  /** Beginnings of event types; all of them when undefined. */
  readonly groups: readonly string[] | undefined
  readonly after: string | undefined
  readonly most: number
}

const actorName = sql<string | null>`CASE actor_kind
  WHEN 'customer' THEN (SELECT c.name FROM customers c WHERE c.id = actor_id)
  ELSE coalesce((SELECT s.name FROM staff s WHERE s.id = actor_id), (SELECT k.name FROM api_keys k WHERE k.id = actor_id))
END`.as('actorName')

/** Events of one customer by business time, newest first: ids begin with the time, so the primary key is the order. */
export const listTimelineRows = (db: Db, customerId: string, { groups, after, most }: TimelineWish) =>
  db
    .selectFrom('events')
    .select(['id', 'type', 'at', 'actorKind', 'actorId', 'subjectType', 'subjectId', 'data', actorName])
    .where('customerId', '=', customerId)
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .$if(groups !== undefined, (query) =>
      // starts_with is leakproof, so it is asked before the policy, which costs twenty times more for each event
      query.where((eb) => eb.or((groups ?? []).map((group) => sql<boolean>`starts_with(type, ${`${group}.`})`))),
    )
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
