import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import type pg from 'pg'
import { type Clone, cloneTemplate, findTestCluster } from '../../../test/cluster.ts'
import { systemActor } from '../actor.ts'
import type { Ctx } from '../ctx.ts'
import type { Db } from '../db/database.ts'
import { createPool, poolStore, type Store } from '../db/store.ts'
import { emit, emitForCompany } from './events.ts'

export interface TestDatabase {
  readonly clone: Clone
  readonly pool: pg.Pool
  readonly store: Store
}

const cluster = findTestCluster()
const open: TestDatabase[] = []
after(async () => {
  for (const { pool, clone } of open) {
    await pool.end()
    await clone.drop()
  }
  await (await cluster).stop()
})

/** A database of its own; dropped after the file's tests. */
export async function openDatabase(): Promise<TestDatabase> {
  const clone = await cloneTemplate(await cluster)
  const pool = createPool(clone.appUrl, 10, () => undefined)
  const database = { clone, pool, store: poolStore(pool) }
  open.push(database)
  return database
}

export const at = new Date('2026-03-16T02:00:00Z')

/** Emits an event of a customer as the system; a customer who does not exist will do for the log. */
export const emitFor = (db: Db, customerId: string, data: object = {}, type = 'test.happened') =>
  emit(systemCtx(db), customerId, {
    type: type as never,
    subject: { type: 'test', id: customerId },
    data: data as never,
  })

export const emitCompany = (db: Db, audience: readonly string[] = [], type = 'test.settled') =>
  emitForCompany(
    systemCtx(db),
    { type: type as never, subject: { type: 'test', id: randomUUID() }, data: {} as never },
    audience,
  )

const systemCtx = (db: Db) => ({ actor: systemActor, now: at, db, beyond: [] }) as unknown as Ctx

/** Writes many events at once, each with a small payload, the way that the import does. */
export async function writeEvents(store: Store, count: number): Promise<void> {
  await store.transaction(systemActor, (db) =>
    db.executeQuery({
      ...db.selectNoFrom([]).compile(),
      sql: `WITH made AS (
              INSERT INTO events (customer_id, id, type, at, recorded_at, actor_kind, subject_type, subject_id, data)
              SELECT gen_random_uuid(), gen_random_uuid(), 'test.happened', now(), now(), 'system', 'test', gen_random_uuid(),
                     jsonb_build_object('n', n, 'fields', ARRAY['name', 'region'])
              FROM generate_series(1, $1) n RETURNING customer_id, id)
            INSERT INTO outbox (customer_id, event_id) SELECT customer_id, id FROM made`,
      parameters: [count],
    }),
  )
}
