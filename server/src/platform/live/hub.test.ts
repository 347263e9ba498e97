import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Actor, systemActor } from '../actor.ts'
import { createPool, poolStore, type Store } from '../db/store.ts'
import { startDrainer } from '../events/drainer.ts'
import { emitCompany, emitFor, openDatabase, type TestDatabase, writeEvents } from '../events/events.fixture.ts'
import { everybody } from '../events/everybody.ts'
import type { Rounds } from '../events/rounds.ts'
import { createHub, type Hub } from './hub.ts'
import type { Listener, ServerSentEvent } from './live.ts'

test('two processes tell every listener everything once and in order, also after breaks', async (t) => {
  const database = await openDatabase()
  const processes = [startProcess(t, database), startProcess(t, database)] as const
  const steady = processes.map(({ hub }) => listen(t, hub, actor('all')))
  const wanderer = listen(t, processes[0].hub, actor('all'))
  await waitFor(() => [...steady, wanderer].every((one) => one.heard.length === 1))
  const writing = (async () => {
    for (let i = 0; i < 150; i++) {
      await database.store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
      processes[0].drainer.wake()
    }
  })()
  const wandering = [wanderer]
  for (let move = 1; move <= 12; move++) {
    await pause(30)
    const last = wandering.at(-1)
    last?.leave()
    wandering.push(listen(t, processes[move % 2 === 0 ? 0 : 1].hub, actor('all'), last?.lastId()))
  }
  await writing
  const everything = Array.from({ length: 150 }, (_, i) => i + 1)
  const positions = () => wandering.flatMap((one) => one.positions())
  await waitFor(() => steady.every((one) => one.positions().length >= 150) && positions().length >= 150)
  await pause(300)
  for (const one of steady) assert.deepEqual(one.positions(), everything)
  assert.deepEqual(positions(), everything)
})

test('a listener hears what it may see now, and what is meant for it', async (t) => {
  const database = await openDatabase()
  const { store } = database
  const { hub } = startProcess(t, database)
  const [anna, ben, team, department] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const [seen, hidden] = [await makeCustomer(store, [anna, team]), await makeCustomer(store, [department])]
  const own = listen(t, hub, actor('own', [anna]))
  const byTeam = listen(t, hub, actor('team', [ben, team]))
  const other = listen(t, hub, actor('department', [ben, randomUUID()]))
  const all = listen(t, hub, actor('all', [randomUUID()]))
  const none = listen(t, hub, actor('none', [anna]))
  await waitFor(() => all.heard.length === 1 && none.heard.length === 1)
  await store.transaction(systemActor, async (db) => {
    await emitFor(db, seen)
    await emitFor(db, hidden)
    await emitCompany(db, [anna])
  })
  await waitFor(() => all.positions().length === 3 && none.positions().length === 1)
  assert.deepEqual([own.positions(), byTeam.positions(), other.positions(), none.positions()], [[1, 3], [1], [], [3]])
  assert.deepEqual(own.events()[0], {
    position: 1,
    type: 'test.happened',
    ids: { customerId: seen, subjectId: seen, testId: seen },
  })
  await store.transaction(systemActor, (db) =>
    sql`UPDATE customers SET seen_by = ${[ben]}::uuid[] WHERE id = ${seen}`.execute(db),
  )
  await store.transaction(systemActor, (db) => emitFor(db, seen))
  await waitFor(() => other.positions().length === 1)
  assert.deepEqual([own.positions(), byTeam.positions(), other.positions()], [[1, 3], [1, 4], [4]])
  // whoever it was taken from has it on the screen still
  await store.transaction(systemActor, (db) => emitFor(db, hidden, { formerId: anna }))
  await waitFor(() => own.positions().length === 3)
  assert.deepEqual([own.positions(), byTeam.positions(), other.positions()], [[1, 3, 5], [1, 4], [4]])
  await store.transaction(systemActor, (db) => emitCompany(db, everybody))
  const listeners = [own, byTeam, other, all, none]
  await waitFor(() => listeners.every((one) => one.positions().at(-1) === 6))
})

test('who missed too much, or knows what we do not, is told to start afresh', async (t) => {
  const database = await openDatabase()
  const { hub } = startProcess(t, database)
  await writeEvents(database.store, 10_500)
  await waitFor(async () => (await newest(database)) === 10_500)
  const within = listen(t, hub, actor('all'), '600')
  const beyond = [
    listen(t, hub, actor('all'), '400'),
    listen(t, hub, actor('all'), '99999'),
    listen(t, hub, actor('all'), 'x'),
  ]
  await waitFor(() => within.positions().length === 9_900 && beyond.every((one) => one.heard.length === 1))
  assert.deepEqual([within.positions()[0], within.positions().at(-1)], [601, 10_500])
  for (const one of beyond) assert.deepEqual(one.heard, [{ id: '10500', event: 'reset', data: '{}' }])
})

test('a listener that does not read is let go, and the others go on', async (t) => {
  const database = await openDatabase()
  const { hub } = startProcess(t, database)
  const reader = listen(t, hub, actor('all'))
  const stuck = listen(t, hub, actor('all'))
  await waitFor(() => stuck.heard.length === 1)
  stuck.full = true
  await database.store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
  await waitFor(() => stuck.ended && reader.positions().length === 1)
  await database.store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
  await waitFor(() => reader.positions().length === 2)
  assert.equal(stuck.heard.length, 2)
})

test('a right that ends or changes counts within five seconds', async (t) => {
  const database = await openDatabase()
  const { hub } = startProcess(t, database)
  const anna = randomUUID()
  const customer = await makeCustomer(database.store, [anna])
  const narrowed = listen(t, hub, actor('all'))
  const over = listen(t, hub, actor('all'))
  const kept = listen(t, hub, actor('own', [anna]))
  await waitFor(() => kept.heard.length === 1 && over.heard.length === 1)
  narrowed.who = actor('own')
  over.who = undefined
  const from = performance.now()
  await waitFor(() => over.ended)
  assert.ok(performance.now() - from < 5_000)
  await database.store.transaction(systemActor, (db) => emitFor(db, customer))
  await waitFor(() => kept.positions().length === 1)
  assert.deepEqual(narrowed.positions(), [])
})

test("a customer's page hears only of its own request, and nothing that tells of others", async (t) => {
  const database = await openDatabase()
  const { hub } = startProcess(t, database)
  const customer = randomUUID()
  let valid = true
  const page = makeListener()
  const followed = { customerId: customer, subjectId: customer, types: new Set(['ticket.replied']) }
  t.after(hub.forCustomer(followed, async () => valid).open(page, undefined))
  await waitFor(() => page.heard.length === 1)
  await database.store.transaction(systemActor, async (db) => {
    await emitFor(db, randomUUID(), {}, 'ticket.replied')
    await emitFor(db, customer, {}, 'ticket.noted')
    await emitFor(db, customer, {}, 'ticket.replied')
  })
  await waitFor(() => page.heard.length > 1)
  await pause(300)
  assert.deepEqual(page.heard, ['beat', { event: 'message', data: '{}' }])
  valid = false
  await waitFor(() => page.ended)
})

test('streams go on after the database was away', async (t) => {
  const database = await openDatabase()
  const { hub } = startProcess(t, database)
  const one = listen(t, hub, actor('all'))
  await waitFor(() => one.heard.length === 1)
  await database.pool
    .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()')
    .catch(() => undefined)
  await pause(100)
  await database.store.transaction(systemActor, (db) => emitFor(db, randomUUID()))
  await waitFor(() => one.positions().length === 1)
})

/** Pool, drainer and hub as a process of its own has them. */
function startProcess(t: TestContext, { clone }: TestDatabase): { hub: Hub; drainer: Rounds } {
  const pool = createPool(clone.appUrl, 5, () => undefined)
  const store = poolStore(pool)
  const onError = () => undefined
  const hub = createHub({ store, onError })
  const drainer = startDrainer({ store, onError, forward: async () => undefined, onDrained: hub.wake })
  t.after(async () => {
    await drainer.stop()
    await hub.stop()
    await pool.end()
  })
  return { hub, drainer }
}

interface TestListener extends Listener {
  readonly heard: (ServerSentEvent | 'beat')[]
  who: Actor | undefined
  full: boolean
  ended: boolean
}

function makeListener(who: Actor | undefined = systemActor): TestListener {
  const listener: TestListener = {
    heard: [],
    who,
    full: false,
    ended: false,
    send: (event) => {
      listener.heard.push(event)
      return !listener.full
    },
    end: () => {
      listener.ended = true
    },
    whoListens: async () => listener.who,
  }
  return listener
}

function listen(t: TestContext, hub: Hub, who: Actor, lastEventId?: string) {
  const listener = makeListener(who)
  const leave = hub.forDesk(who).open(listener, lastEventId)
  t.after(leave)
  const sent = () => listener.heard.filter((event) => event !== 'beat')
  const events = () =>
    sent()
      .filter((event) => event.event === 'message')
      .map((event) => JSON.parse(event.data) as { position: number })
  return Object.assign(listener, {
    leave,
    events,
    positions: () => events().map((event) => event.position),
    lastId: () => sent().at(-1)?.id ?? lastEventId,
  })
}

const actor = (scope: Actor['scope'], reach: readonly string[] = [randomUUID()]): Actor => ({
  ...systemActor,
  kind: 'staff',
  id: reach[0] ?? null,
  scope,
  reach,
})

async function makeCustomer(store: Store, seenBy: readonly string[]): Promise<string> {
  const id = randomUUID()
  await store.transaction(systemActor, (db) =>
    sql`INSERT INTO customers (id, number, kind, name, sort_name, stage, seen_by, created_at, updated_at)
      VALUES (${id}, 'C-1', 'person', '王芳', 'wangfang', 'new', ${seenBy}::uuid[], now(), now())`.execute(db),
  )
  return id
}

async function newest({ store }: TestDatabase): Promise<number | null> {
  const { rows } = await store.transaction(systemActor, (db) =>
    sql<{ newest: number | null }>`SELECT max(position) AS newest FROM event_positions`.execute(db),
  )
  return rows[0]?.newest ?? null
}

async function waitFor(condition: () => boolean | Promise<boolean>) {
  for (const deadline = performance.now() + 15_000; performance.now() < deadline; await pause(10))
    if (await condition()) return
  throw new Error('it did not happen within 15 s')
}
