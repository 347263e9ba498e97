import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

export type TimelineRow = Awaited<ReturnType<typeof listTimelineRows>>[number]

interface TimelineWish {
  /** Beginnings of event types; all of them when undefined. */
  readonly groups: readonly string[] | undefined
  readonly after: string | undefined
  readonly most: number
}

/** The name of whoever an event `e` is of. */
export const actorName = sql<string | null>`CASE e.actor_kind
  WHEN 'customer' THEN (SELECT c.name FROM customers c WHERE c.id = e.actor_id)
  ELSE coalesce((SELECT s.name FROM staff s WHERE s.id = e.actor_id), (SELECT k.name FROM api_keys k WHERE k.id = e.actor_id))
END`.as('actorName')

/** What the root of a group tells already. */
const toldTwice = ['customer.merged_into', 'customer.taken_out']

/**
 * Events of a customer and all who were merged with it by business time, newest first: ids begin with the time, so the
 * primary key is the order. A page of each is read, and merged.
 */
export const listTimelineRows = (db: Db, customerId: string, { groups, after, most }: TimelineWish) =>
  db
    .selectFrom(
      sql<{ id: string; place: number }>`(
        SELECT * FROM unnest(customer_group(${customerId})) WITH ORDINALITY AS each (id, place))`.as<'g'>('g'),
    )
    .innerJoinLateral(
      (each) =>
        each
          .selectFrom('events')
          .select(['id', 'type', 'at', 'actorKind', 'actorId', 'subjectType', 'subjectId', 'data'])
          .whereRef('customerId', '=', 'g.id')
          .where((eb) => eb.or([eb('g.place', '=', 1), eb('type', 'not in', toldTwice)]))
          .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
          .$if(groups !== undefined, (query) =>
            // starts_with is leakproof, so it is asked before the policy, which costs twenty times more for each event
            query.where((eb) => eb.or((groups ?? []).map((group) => sql<boolean>`starts_with(type, ${`${group}.`})`))),
          )
          .orderBy('id', 'desc')
          .limit(most)
          .as('e'),
      (join) => join.onTrue(),
    )
    .select(['e.id', 'e.type', 'e.at', 'e.actorKind', 'e.actorId', 'e.subjectType', 'e.subjectId', 'e.data', actorName])
    .orderBy('e.id', 'desc')
    .limit(most)
    .execute()
