import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, systemActor } from '../actor.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { at, emitCompany, emitFor, openDatabase, type TestDatabase } from '../events/events.fixture.ts'
import type { Background, HappenedEvent, Reaction } from './background.ts'
import { startProcess, tools, waitFor } from './jobs.fixture.ts'
import { jobHandlers } from './jobs.routes.ts'
import { settle } from './settle.ts'

const reactTo = (run: (background: Background, event: HappenedEvent) => Promise<void>, name = 'test.react') =>
  ({ name, to: 'test.happened' as never, run }) satisfies Reaction

test('a reaction gets the event after its commit, at the time of the clock, and what it emits is reacted to', async (t) => {
  const database = await openDatabase()
  const customer = randomUUID()
  const seen: HappenedEvent[] = []
  const followed: Date[] = []
  await startProcess(t, database, {
    reactions: [
      reactTo(async (background, event) => {
        seen.push(event)
        await background.inSystem((ctx) => emitCompany(ctx.db))
      }),
      { name: 'test.follow', to: 'test.settled' as never, run: async ({ now }) => void followed.push(now) },
    ],
  })
  await database.store.transaction(systemActor, (db) => emitFor(db, customer, { n: 7 }))
  await waitFor(() => followed.length === 1)
  assert.deepEqual(followed, [at])
  assert.equal(seen.length, 1)
  assert.deepEqual(
    { ...seen[0], id: '' },
    {
      id: '',
      type: 'test.happened',
      customerId: customer,
      at,
      actorId: null,
      subject: { type: 'test', id: customer },
      data: { n: 7 },
    },
  )
})

test('a reaction that takes events together gets all that left the outbox at once, in their order, as one job', async (t) => {
  const database = await openDatabase()
  const customer = randomUUID()
  const seen: unknown[][] = []
  const runTogether: Reaction['runTogether'] = async (_, events) => void seen.push(events.map(({ data }) => data))
  // they wait in the outbox until a process comes
  for (const n of [1, 2, 3]) await database.store.transaction(systemActor, (db) => emitFor(db, customer, { n }))
  await startProcess(t, database, { reactions: [{ ...reactTo(async () => assert.fail()), runTogether }] })
  await waitFor(() => seen.length > 0)
  await database.store.transaction(systemActor, (db) => emitFor(db, customer, { n: 4 }))
  await waitFor(() => seen.length > 1)
  assert.deepEqual(seen, [[{ n: 1 }, { n: 2 }, { n: 3 }], [{ n: 4 }]])
})

test('of two workers one takes each job, and none is left', async (t) => {
  const database = await openDatabase()
  const counts = new Map<string, number>()
  const reactions = [
    reactTo(async (_, event) => {
      counts.set(event.id, (counts.get(event.id) ?? 0) + 1)
    }),
  ]
  await startProcess(t, database, { reactions })
  await startProcess(t, database, { reactions })
  for (let i = 0; i < 100; i++) await database.store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
  await waitFor(() => counts.size === 100)
  assert.deepEqual(new Set(counts.values()), new Set([1]))
})

test('a reaction that fails is tried again later, then stays as failed until somebody retries it', async (t) => {
  const database = await openDatabase()
  const { store } = database
  const away = new Set(['postman'])
  const errors: unknown[] = []
  await startProcess(t, database, {
    reactions: [
      reactTo(async () => {
        if (away.size > 0) throw Object.assign(new Error('no postman'), { detail: 'a secret' })
      }),
    ],
    onError: (error) => errors.push(error),
  })
  await store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
  const list = (state: 'retry' | 'failed' | 'completed') =>
    asManager(database, (ctx) => jobHandlers.list(ctx, { state, limit: 50 }))
  await waitFor(async () => (await list('retry')).items.length === 1)
  const [waiting] = (await list('retry')).items
  assert.deepEqual([waiting?.queue, waiting?.error, waiting?.attempts], ['reactions', 'no postman', 1])
  assert.equal(waiting?.data.reaction, 'test.react')
  assert.equal(errors.length, 1)
  const { rows } = await database.pool.query(
    "SELECT start_after > now() + '3 s' AS later, output::text FROM pgboss.job",
  )
  assert.equal(rows[0]?.later, true)
  assert.doesNotMatch(rows[0]?.output, /secret/)

  await database.pool.query(
    "UPDATE pgboss.job SET start_after = now(), retry_count = retry_limit - 1 WHERE state = 'retry'",
  )
  await waitFor(async () => (await list('failed')).items.length === 1)
  const id = waiting?.id ?? ''
  away.clear()
  assert.equal((await asManager(database, (ctx) => jobHandlers.retry(ctx, { id }))).state, 'retry')
  await waitFor(async () => (await list('completed')).items.length === 1)
  await assert.rejects(
    asManager(database, (ctx) => jobHandlers.retry(ctx, { id })),
    (error) => error instanceof AppError && error.reason === 'job.not_failed',
  )
  await assert.rejects(
    asManager(database, (ctx) => jobHandlers.retry(ctx, { id: randomUUID() })),
    (error) => error instanceof AppError && error.reason === 'record.not_found',
  )
})

test('a job that this version does not know waits for one that does', async (t) => {
  const database = await openDatabase()
  const newer = [reactTo(async () => undefined, 'test.newer')]
  const jobs = await startProcess(t, database, { reactions: newer, stopped: true })
  await database.store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
  await jobs.drainAll()
  await startProcess(t, database, { reactions: [] })
  await waitFor(async () => (await states(database)).includes('retry'))
})

test('a stop asks running work to end, and the job is taken up by others', async (t) => {
  const database = await openDatabase()
  let begun = 0
  const process = await startProcess(t, database, {
    reactions: [
      reactTo(async ({ signal }) => {
        begun++
        await pause(60_000, undefined, { signal }).catch(() => undefined)
      }),
    ],
  })
  await database.store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
  await waitFor(() => begun === 1)
  await process.stop()
  assert.deepEqual(await states(database), ['retry'])
})

test('a job whose process died is taken up again', async (t) => {
  const database = await openDatabase()
  const runs: string[] = []
  const reactions = [reactTo(async (_, event) => void runs.push(event.id))]
  const first = await startProcess(t, database, { reactions, stopped: true })
  await database.store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
  await first.drainAll()
  // as a killed process leaves it: taken, and no sign of life since
  await database.pool.query(
    "UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 min', heartbeat_on = now() - interval '1 min'",
  )
  const from = performance.now()
  await startProcess(t, database, { reactions })
  await waitFor(() => runs.length === 1, 45_000)
  t.diagnostic(`taken up ${Math.round((performance.now() - from) / 1000)} s after the start of another`)
})

test('settle lets schedules and chains of reactions happen at once, at the given time', async () => {
  const { store, pool } = await openDatabase()
  const happened: string[] = []
  await settle({
    store,
    tools,
    now: at,
    schedules: [
      {
        name: 'test.tick',
        cron: '* * * * *',
        run: async (work) => {
          await work.inSystem((ctx) => emitFor(ctx.db, randomUUID()))
        },
      },
    ],
    reactions: [
      reactTo(async (work) => {
        happened.push(`happened ${work.now.toISOString()}`)
        await work.inSystem((ctx) => emitCompany(ctx.db))
      }),
      { name: 'test.last', to: 'test.settled' as never, run: async () => void happened.push('settled') },
    ],
  })
  assert.deepEqual(happened, [`happened ${at.toISOString()}`, 'settled'])
  assert.equal((await pool.query('SELECT FROM pgboss.job')).rowCount, 0)
})

test('the list of jobs goes page by page without the queues that pg-boss keeps for itself', async () => {
  const database = await openDatabase()
  await database.pool.query(
    `INSERT INTO pgboss.queue (name, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_seconds, deletion_seconds, policy, partition, table_name)
     VALUES ('reactions', 1, 1, true, 1, 1, 1, 'standard', false, 'job_common'), ('__pgboss__x', 1, 1, true, 1, 1, 1, 'standard', false, 'job_common')`,
  )
  await database.pool.query(
    "INSERT INTO pgboss.job (name, created_on) SELECT q, now() + n * interval '1 us' FROM generate_series(1, 25) n, unnest('{reactions,__pgboss__x}'::text[]) q",
  )
  const found: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await asManager(database, (ctx) =>
      jobHandlers.list(ctx, { limit: 10, ...(cursor === undefined ? {} : { cursor: cursor as string }) }),
    )
    found.push(...page.items.map((job) => job.id))
    cursor = page.nextCursor
  }
  assert.equal(found.length, 25)
  assert.equal(new Set(found).size, 25)
})

const manager: Actor = { ...systemActor, kind: 'staff', scope: 'none', id: randomUUID() }

const asManager = <T>({ store }: TestDatabase, work: (ctx: Ctx) => Promise<T>) =>
  store.transaction(manager, (db) =>
    work({ actor: manager, now: at, requestId: '', locale: 'en', db, tools, uploads: [], beyond: [], answer: {} }),
  )

async function states({ pool }: TestDatabase): Promise<string[]> {
  const { rows } = await pool.query<{ state: string }>("SELECT state::text FROM pgboss.job WHERE name = 'reactions'")
  return rows.map((row) => row.state)
}
