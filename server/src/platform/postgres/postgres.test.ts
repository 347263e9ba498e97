import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder, query, start, startAsRemembered } from './postgres.fixture.ts'
import { findPostgres } from './postgres.ts'

const isRoot = process.getuid?.() === 0

test('a first start makes a database that a second start finds again, fast', async () => {
  const dataDir = makeFolder()
  const first = await start({ dataDir, fsync: true })
  await query(first.url, "CREATE TABLE notes AS SELECT '知客' AS text")
  await first.stop()
  const startedAt = performance.now()
  const second = await start({ dataDir, fsync: true })
  assert.ok(performance.now() - startedAt < 3000)
  assert.deepEqual(await query(second.url, 'SELECT text, upper($1) AS upper FROM notes', ['é']), [
    { text: '知客', upper: 'É' },
  ])
})

const wayThere = 'SELECT inet_client_addr() IS NOT NULL AS network'

test('the server is set up for safety: checksums, loopback, scram, and an owner who is no superuser', async () => {
  const dataDir = makeFolder()
  const server = await start({ dataDir, fsync: true })
  const settings = await query(
    server.superuserUrl,
    `SELECT name, setting FROM pg_settings
      WHERE name IN ('data_checksums', 'fsync', 'synchronous_commit', 'jit', 'listen_addresses', 'max_connections', 'unix_socket_directories')
      ORDER BY name`,
  )
  assert.deepEqual(
    settings.map(({ name, setting }) => `${name}=${setting}`),
    [
      'data_checksums=on',
      'fsync=on',
      'jit=off',
      'listen_addresses=127.0.0.1',
      'max_connections=100',
      'synchronous_commit=on',
      'unix_socket_directories=.',
    ],
  )
  assert.deepEqual(
    await query(server.url, 'SELECT rolname, rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = user'),
    [{ rolname: 'zhike_owner', rolsuper: false, rolcreaterole: true, rolcreatedb: true }],
  )
  await assert.rejects(query(server.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1'), /password authentication failed/)
  assert.equal(statSync(join(dataDir, 'postgres', 'access.json')).mode & 0o777, 0o600)
  assert.ok(!readFileSync(join(dataDir, 'postgres', 'postgres.log'), 'utf8').includes('PASSWORD'))
})

test('a running server is found without starting one, and not found after it has stopped', async () => {
  const dataDir = makeFolder()
  assert.equal(findPostgres(dataDir), undefined)
  const server = await start({ dataDir })
  assert.equal(findPostgres(dataDir)?.url, server.url)
  await server.stop()
  assert.equal(findPostgres(dataDir), undefined)
})

test('when its port is taken the server takes another and remembers it', async () => {
  const dataDir = makeFolder()
  const first = await start({ dataDir })
  await first.stop()
  const stranger = createServer().listen(first.port, '127.0.0.1')
  await once(stranger, 'listening')
  const second = await start({ dataDir, port: first.port })
  stranger.close()
  assert.notEqual(second.port, first.port)
  await second.stop()
  const third = await startAsRemembered(dataDir)
  assert.equal(third.port, second.port)
})

test('a data directory of another version is refused in both languages and left as it is', async () => {
  const dataDir = makeFolder()
  const cluster = join(dataDir, 'postgres', 'cluster')
  mkdirSync(cluster, { recursive: true })
  writeFileSync(join(cluster, 'PG_VERSION'), '15\n')
  await assert.rejects(start({ dataDir }), (error: Error) => {
    assert.match(error.message, /属于 PostgreSQL 15，.*PostgreSQL 18/)
    assert.match(error.message, /belongs to PostgreSQL 15, .*PostgreSQL 18/)
    return true
  })
  assert.equal(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), '15\n')
})

test('a folder that is no cluster is refused and left as it is', async () => {
  const dataDir = makeFolder()
  const cluster = join(dataDir, 'postgres', 'cluster')
  mkdirSync(cluster, { recursive: true })
  writeFileSync(join(cluster, 'precious.txt'), 'mine')
  await assert.rejects(start({ dataDir }), /not a complete PostgreSQL data directory/)
  assert.equal(readFileSync(join(cluster, 'precious.txt'), 'utf8'), 'mine')
})

test('a lost file of passwords is made anew and the data stays', async () => {
  const dataDir = makeFolder()
  const first = await start({ dataDir })
  await query(first.url, 'CREATE TABLE notes AS SELECT 1 AS id')
  await first.stop()
  rmSync(join(dataDir, 'postgres', 'access.json'))
  const second = await start({ dataDir })
  assert.notEqual(second.url, first.url)
  assert.deepEqual(await query(second.url, 'SELECT id FROM notes'), [{ id: 1 }])
})

test('an interrupted first start is made good by the next', async () => {
  const dataDir = makeFolder()
  mkdirSync(join(dataDir, 'postgres', 'cluster.new', 'base'), { recursive: true })
  const server = await start({ dataDir })
  assert.deepEqual(await query(server.url, 'SELECT 1 AS one'), [{ one: 1 }])
})

test('it starts below a closed folder with spaces and Chinese characters in its path', async () => {
  const closed = join(makeFolder(), '我的 资料 (new)')
  mkdirSync(closed)
  chmodSync(closed, 0o700)
  const server = await start({ dataDir: join(closed, "o'data") })
  assert.deepEqual(await query(server.url, wayThere), [{ network: false }])
})

test('it is reached through a socket in its own folder, over the network where the path is too long for one', async () => {
  const short = await start({ dataDir: makeFolder() })
  assert.deepEqual(await query(short.url, wayThere), [{ network: false }])
  assert.deepEqual(await query(short.url.replace(/\?.*/, ''), wayThere), [{ network: true }])
  const long = await start({ dataDir: join(makeFolder(), '很长的文件夹名'.repeat(5)) })
  assert.deepEqual(await query(long.url, wayThere), [{ network: true }])
})

test('root serves data that belong to another user as that user', {
  skip: !isRoot && 'root alone can become another',
}, async () => {
  const folder = makeFolder()
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  chownSync(join(dataDir, 'postgres'), 65534, 65534)
  const server = await start({ dataDir })
  assert.deepEqual(await query(server.url, 'SELECT 1 AS one'), [{ one: 1 }])
  assert.equal(statSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION')).uid, 65534)
})
