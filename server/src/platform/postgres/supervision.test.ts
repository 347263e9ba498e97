import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { connect, kill, makeFolder, query, queryWithin, readPid, start, startElsewhere } from './postgres.fixture.ts'
import { findPostgres } from './postgres.ts'

test('a server whose process of Zhike was killed is taken over with its connections, and stopped in the end', async () => {
  const dataDir = makeFolder()
  const keeper = await startElsewhere(dataDir)
  const client = await connect(keeper.url)
  await kill(keeper.process)
  const adopted = await start({ dataDir })
  assert.deepEqual([adopted.adopted, adopted.borrowed, adopted.url], [true, false, keeper.url])
  assert.equal((await client.query('SELECT 1 AS one')).rows[0]?.one, 1)
  await adopted.stop()
  assert.equal(findPostgres(dataDir), undefined)
})

test('a server that a living process keeps is borrowed, left running, and raised again when that process stops', async () => {
  const dataDir = makeFolder()
  const keeper = await startElsewhere(dataDir)
  const guest = await start({ dataDir })
  assert.equal(guest.borrowed, true)
  await guest.stop()
  assert.deepEqual(await query(keeper.url, 'SELECT 1 AS one'), [{ one: 1 }])
  const heir = await start({ dataDir })
  keeper.process.kill('SIGTERM')
  await once(keeper.process, 'exit')
  assert.deepEqual(await queryWithin(30, heir.url, 'SELECT 1 AS one'), [{ one: 1 }])
})

test('two processes that start at once on a new data directory share one server', async () => {
  const dataDir = makeFolder()
  const [one, other] = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir)])
  assert.equal(one.url, other.url)
})

test('after kill -9 of PostgreSQL the server comes back by itself with every committed row', async () => {
  const dataDir = makeFolder()
  const server = await start({ dataDir, fsync: true })
  await query(server.url, 'CREATE TABLE notes (id int)')
  for (let round = 1; round <= 3; round++) {
    const busy = await connect(server.url)
    busy.query('SELECT count(*) FROM generate_series(1, 10000000000)').catch(() => undefined)
    await query(server.url, 'INSERT INTO notes VALUES ($1)', [round])
    process.kill(readPid(dataDir), 'SIGKILL')
    assert.deepEqual(await queryWithin(30, server.url, 'SELECT count(*)::int AS rows FROM notes'), [{ rows: round }])
  }
})

test('the lock file of a killed server does not hinder a start, even when its number is now a stranger’s', async () => {
  const dataDir = makeFolder()
  const first = await start({ dataDir })
  await first.stop()
  const lockFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
  for (const pid of [process.pid, 4_190_000]) {
    writeFileSync(lockFile, `${pid}\n/elsewhere\n1700000000\n${first.port}\n\n127.0.0.1\n  1  2\nready   \n`)
    const server = await start({ dataDir })
    assert.equal(server.adopted, false)
    await server.stop()
  }
})
