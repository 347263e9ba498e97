import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { asOwner } from '../../../test/owner.ts'
import { systemActor } from '../actor.ts'
import { kyselyOf } from '../db/client-dialect.ts'
import { createPool, poolStore, type Store } from '../db/store.ts'
import { verifyChain } from './chain.ts'
import { drain, drainBatch, tryTurn } from './drain.ts'
import { startDrainer } from './drainer.ts'
import { emitCompany, emitFor, openDatabase, writeEvents } from './events.fixture.ts'
import { startRounds } from './rounds.ts'

const drainAll = (store: Store) => store.transaction(systemActor, drain)
const verify = (store: Store, range = {}) => store.transaction(systemActor, (db) => verifyChain(db, range))
const quiet = { forward: () => Promise.resolve(), onDrained: () => undefined, onError: () => undefined }

test('events of both logs get positions one after the other, in one chain', async () => {
  const { store } = await openDatabase()
  const customer = randomUUID()
  await store.transaction(systemActor, async (db) => {
    await emitFor(db, customer, { n: 1, b: 'two', a: { z: 1, y: [1.5] } })
    await emitCompany(db)
    await emitFor(db, customer)
  })
  const events = await drainAll(store)
  assert.deepEqual(
    events.map((event) => [event.position, event.type, event.customerId]),
    [
      [1, 'test.happened', customer],
      [2, 'test.settled', null],
      [3, 'test.happened', customer],
    ],
  )
  assert.deepEqual(JSON.parse(events[0]?.data ?? ''), { n: 1, b: 'two', a: { z: 1, y: [1.5] } })
  assert.deepEqual(await drainAll(store), [])
  await store.transaction(systemActor, (db) => emitFor(db, customer))
  assert.equal((await drainAll(store))[0]?.position, 4)
  assert.deepEqual(await verify(store), { checked: 4, intact: true, firstBroken: null })
  assert.deepEqual(await verify(store, { from: 3, to: 3 }), { checked: 1, intact: true, firstBroken: null })
})

test('a position says what the audit is filtered by, also when the version before writes it', async () => {
  const { store, clone } = await openDatabase()
  await writeEvents(store, 2)
  await drainAll(store)
  const facts = 'SELECT type, actor_id, recorded_at FROM event_positions ORDER BY position'
  const drained = await asOwner(clone, facts)
  assert.equal(drained[0]?.type, 'test.happened')
  await asOwner(clone, 'DELETE FROM event_positions WHERE position = 2')
  await asOwner(
    clone,
    `INSERT INTO event_positions (position, customer_id, event_id, hash)
     SELECT 2, customer_id, id, '' FROM events WHERE id NOT IN (SELECT event_id FROM event_positions)`,
  )
  assert.deepEqual(await asOwner(clone, facts), drained)
})

test('a changed, removed or re-ordered event breaks the chain at its position', async (t) => {
  const { store, clone } = await openDatabase()
  await writeEvents(store, 20)
  await drainAll(store)
  const owner = createPool(clone.ownerUrl, 1, () => undefined)
  t.after(() => owner.end())
  const broken = async (statement: string) => {
    const client = await owner.connect()
    await client.query(`BEGIN; ${statement}`)
    const verdict = await verifyChain(kyselyOf(client))
    await client.query('ROLLBACK')
    client.release()
    return verdict.intact ? 'intact' : verdict.firstBroken
  }
  const ofPosition = (n: number) => `id = (SELECT event_id FROM event_positions WHERE position = ${n})`
  assert.equal(await broken('SELECT 1'), 'intact')
  assert.equal(await broken(`UPDATE events SET data = data || '{"n": 99}' WHERE ${ofPosition(7)}`), 7)
  assert.equal(await broken(`UPDATE events SET actor_id = gen_random_uuid() WHERE ${ofPosition(20)}`), 20)
  assert.equal(await broken(`DELETE FROM events WHERE ${ofPosition(1)}`), 1)
  assert.equal(await broken('DELETE FROM event_positions WHERE position = 4'), 4)
  assert.equal(
    await broken(`UPDATE event_positions SET position = CASE position WHEN 5 THEN -6 ELSE 5 END WHERE position IN (5, 6);
                  UPDATE event_positions SET position = 6 WHERE position = -6`),
    5,
  )
  assert.equal(await broken("UPDATE event_positions SET type = 'x' WHERE position = 9"), 9)
  assert.equal(await broken('UPDATE event_positions SET actor_id = gen_random_uuid() WHERE position = 8'), 8)
  assert.equal(await broken("UPDATE event_positions SET hash = '\\x00' WHERE position = 12"), 12)
})

test('processes that drain at once give each event one position, without gaps, and lose none', async () => {
  const { store, clone } = await openDatabase()
  const pools = Array.from({ length: 3 }, () => createPool(clone.appUrl, 4, () => undefined))
  const forwarded: number[] = []
  const drainers = pools.map((pool) =>
    startDrainer({
      ...quiet,
      store: poolStore(pool),
      forward: async (_, events) => {
        forwarded.push(...events.map((event) => event.position))
      },
    }),
  )
  const customer = randomUUID()
  const write = async () => {
    for (let i = 0; i < 50; i++) {
      await store.transaction(systemActor, async (db) => {
        await emitFor(db, customer)
        await pause(Math.random() * 3)
        await emitFor(db, customer)
      })
      drainers[i % 3]?.wake()
    }
  }
  await Promise.all([write(), write(), write(), write()])
  await waitFor(async () => forwarded.length >= 400)
  await Promise.all(drainers.map((drainer) => drainer.stop()))
  await Promise.all(pools.map((pool) => pool.end()))
  assert.deepEqual(
    forwarded.sort((a, b) => a - b),
    Array.from({ length: 400 }, (_, i) => i + 1),
  )
  assert.deepEqual(await verify(store), { checked: 400, intact: true, firstBroken: null })
})

test('a drain that fails half-way leaves everything as it was', async (t) => {
  const { store } = await openDatabase()
  await writeEvents(store, 5)
  const forward = () => Promise.reject(new Error('no'))
  let errors = 0
  const drainer = startDrainer({ ...quiet, store, forward, onError: () => errors++ })
  t.after(drainer.stop)
  await waitFor(async () => errors > 0)
  await drainer.stop()
  assert.equal((await drainAll(store)).length, 5)
})

test('the drainer goes on when its connections are cut', async (t) => {
  const { store, pool } = await openDatabase()
  const drainer = startDrainer({ ...quiet, store })
  t.after(drainer.stop)
  await pool
    .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()')
    .catch(() => undefined)
  await waitFor(async () => {
    await writeEvents(store, 1).catch(() => undefined)
    return (await verify(store).catch(() => ({ checked: 0 }))).checked > 1
  })
})

test('somebody else who drains is not waited for', async () => {
  const { store } = await openDatabase()
  await store.transaction(systemActor, async (db) => {
    assert.equal(await tryTurn(db), true)
    assert.equal(await store.transaction(systemActor, tryTurn), false)
  })
  assert.equal(await store.transaction(systemActor, tryTurn), true)
})

test('only the system reads the outbox or gives positions', async () => {
  const { store } = await openDatabase()
  for (const scope of ['all', 'team', 'customer', 'public'] as const) {
    const denied = { code: '42501' }
    await assert.rejects(store.transaction({ scope, reach: [] }, drain), denied)
    const given = sql`INSERT INTO event_positions VALUES (1, NULL, gen_random_uuid(), '')`
    await assert.rejects(
      store.transaction({ scope, reach: [] }, (db) => given.execute(db)),
      denied,
    )
  }
})

test('ten thousand events a second', { skip: process.env.ZHIKE_MEASURE === undefined }, async (t) => {
  const { store } = await openDatabase()
  await writeEvents(store, 50_000)
  const from = performance.now()
  while ((await drainAll(store)).length === drainBatch);
  const drained = performance.now()
  await verify(store)
  t.diagnostic(`drained ${Math.round(50_000 / ((drained - from) / 1000))}/s`)
  t.diagnostic(`verified ${Math.round(50_000 / ((performance.now() - drained) / 1000))}/s`)
})

async function waitFor(condition: () => Promise<boolean>) {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline; await pause(20))
    if (await condition()) return
  throw new Error('it did not happen within 10 s')
}

test('however often they are woken, rounds rest five times as long as they work', async () => {
  let count = 0
  const work = async () => {
    count++
    await pause(20)
    return false
  }
  const rounds = startRounds(work, { everyMs: 250, onError: () => undefined })
  const waking = setInterval(rounds.wake, 1)
  await pause(700)
  clearInterval(waking)
  await rounds.stop()
  // one takes 20 ms and rests 100 ms
  assert.ok(count >= 1 && count <= 7, String(count))
})
