import { sql } from 'kysely'
import type { Desk } from '../../test/harness.ts'
import { systemActor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'

/** Everything that the module has written, to compare before and after. */
export const written = (desk: Desk) =>
  desk.store.transaction(systemActor, async (db) => {
    const tables = [
      'customers',
      'customer_addresses',
      'customer_identities',
      'customer_sights',
      'external_ids',
      'key_persons',
      'changes',
      'events',
    ]
    const all = tables.map((table) => sql`SELECT to_jsonb(t) AS row FROM ${sql.table(table)} t`)
    const rows = await sql<{ row: unknown }>`${sql.join(all, sql` UNION ALL `)} ORDER BY row`.execute(db)
    return rows.rows
  })

/** Events of a customer as they lie in the log, oldest first, with what changed. */
export const logged = (desk: Desk, customerId: string) =>
  desk.store.transaction(systemActor, async (db) => {
    const events = await db
      .selectFrom('events')
      .selectAll()
      .where('customerId', '=', customerId)
      .orderBy('id')
      .execute()
    const changes = await db.selectFrom('changes').selectAll().where('customerId', '=', customerId).execute()
    return events.map(({ id, type, data, actorKind }) => ({
      type,
      data,
      actorKind,
      changes: changes.filter(({ eventId }) => eventId === id),
    }))
  })

/** Calls an operation that has no endpoint of its own, as the system unless told otherwise. */
export const within = <T>(desk: Desk, operation: (ctx: Ctx) => Promise<T>, actor: Ctx['actor'] = systemActor) =>
  desk.store.transaction(actor, (db) =>
    operation({
      actor,
      now: desk.now,
      requestId: 'test',
      locale: 'zh-CN',
      db,
      tools: desk.tools,
      uploads: [],
      beyond: [],
      answer: {},
    }),
  )
