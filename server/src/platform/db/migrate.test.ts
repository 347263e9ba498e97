import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findTestCluster, type TestCluster } from '../../../test/cluster.ts'
import { appUrl, scramVerifier } from './app-role.ts'
import { isMigrated, migrate } from './migrate.ts'
import { dumpSchema } from './schema-dump.ts'
import { createPool } from './store.ts'

const appPassword = 'only-in-tests'
let cluster: TestCluster
const made: string[] = []

before(async () => {
  cluster = await findTestCluster()
})
after(async () => {
  for (const name of made) await on(at('postgres'), (c) => c.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  await cluster.stop()
})

test('a database is migrated once, and a second run finds nothing to do', async () => {
  const url = await makeDatabase()
  const pool = createPool(appUrl(url, appPassword), 1, () => undefined)
  try {
    assert.equal(await isMigrated(pool), false)
    assert.ok((await migrated(url)).length >= 6)
    assert.equal(await isMigrated(pool), true)
    const before = await on(url, dumpSchema)
    assert.deepEqual(await migrated(url), [])
    assert.equal(await on(url, dumpSchema), before)
    await on(url, (c) => c.query('DELETE FROM migrations WHERE name LIKE $1', ['0006%']))
    assert.equal(await isMigrated(pool), false)
  } finally {
    await pool.end()
  }
})

test('processes that migrate at once wait for one another, and databases of one cluster do not hinder each other', async () => {
  const [first = '', ...others] = await Promise.all([makeDatabase(), makeDatabase(), makeDatabase()])
  const logs = await Promise.all([first, first, ...others].map(migrated))
  const schemas = await Promise.all([first, ...others].map((url) => on(url, dumpSchema)))
  assert.equal(new Set(schemas).size, 1)
  assert.deepEqual([logs[0]?.length, logs[1]?.length].sort(), [0, logs[2]?.length])
})

test('what a killed migration left is finished by the next', async () => {
  const url = await makeDatabase()
  let killed = 0
  for (let kill = 0; kill < 8; kill++) {
    const running = migrated(url).catch(() => killed++)
    await pause(20 + kill * 12)
    await on(url, (c) =>
      c.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      ),
    )
    await running
  }
  assert.ok(killed > 0)
  await migrated(url)
  const untouched = await makeDatabase()
  await migrated(untouched)
  assert.equal(await on(url, dumpSchema), await on(untouched, dumpSchema))
})

test('a migration that changed after it was applied is refused by its name', async () => {
  const url = await makeDatabase()
  await migrated(url)
  await on(url, (c) => c.query("UPDATE migrations SET checksum = 'other' WHERE name LIKE '0002%'"))
  await assert.rejects(migrated(url), /0002_staff\.sql .* changed after it had been applied/)
})

test('roles that an administrator changed stay as they are', async () => {
  const url = await makeDatabase()
  await migrated(url)
  await on(url, (c) => c.query("UPDATE roles SET permissions = '{}' WHERE code = 'manager'"))
  await on(url, (c) => c.query("DELETE FROM roles WHERE code = 'analyst'"))
  await migrated(url)
  const { rows } = await on(url, (c) => c.query('SELECT code, permissions FROM roles ORDER BY code'))
  assert.equal(rows.length, 8)
  assert.deepEqual(rows.find((row) => row.code === 'manager')?.permissions, [])
  assert.deepEqual(rows.find((row) => row.code === 'analyst')?.permissions.slice(0, 2), [
    'customers.read',
    'orders.read',
  ])
})

test('a right that a new version brings is given to the roles that have it by default, once', async () => {
  const url = await makeDatabase()
  await migrated(url)
  await on(url, (c) =>
    c.query(`UPDATE roles SET permissions = '{audit.read}' WHERE code IN ('manager', 'analyst');
             DELETE FROM known_permissions WHERE name = 'customers.archive'`),
  )
  const permissionsOf = async (code: string) =>
    (await on(url, (c) => c.query('SELECT permissions FROM roles WHERE code = $1', [code]))).rows[0].permissions
  await migrated(url)
  assert.deepEqual(await permissionsOf('manager'), ['audit.read', 'customers.archive'])
  assert.deepEqual(await permissionsOf('analyst'), ['audit.read'])
  await on(url, (c) => c.query("UPDATE roles SET permissions = '{}' WHERE code = 'manager'"))
  await migrated(url)
  assert.deepEqual(await permissionsOf('manager'), [])
})

test('the application has no rights until it takes a scope', async () => {
  const url = await makeDatabase()
  await migrated(url)
  await on(appUrl(url, appPassword), async (app) => {
    for (const refused of ['CREATE TABLE own (id integer)', 'CREATE TABLE pgboss.own (id integer)'])
      await assert.rejects(app.query(refused), { code: '42501' }, refused)
    const { rows } = await app.query<{ kind: string; name: string }>(`
      SELECT 'table' AS kind, c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
      WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
        AND CASE relkind WHEN 'S' THEN has_sequence_privilege(c.oid, 'USAGE, SELECT, UPDATE')
            ELSE has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE') OR has_table_privilege(c.oid, 'DELETE, TRUNCATE') END
      UNION ALL
      SELECT 'routine', p.oid::regproc::text FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
      WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' AND has_function_privilege(p.oid, 'EXECUTE')`)
    const beyond = rows.filter(({ name }) => !/^(auth|pgboss)\./.test(name))
    assert.deepEqual(beyond, [])
    assert.ok(rows.some(({ name }) => name === 'auth.key_actor') && rows.some(({ name }) => name === 'pgboss.job'))
  })
})

test('a verifier of a password is the one that PostgreSQL makes itself', () => {
  // RFC 7677, section 3
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')
  assert.equal(
    scramVerifier('pencil', salt, 4096),
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  )
})

async function migrated(ownerUrl: string): Promise<string[]> {
  const lines: string[] = []
  await migrate({ ownerUrl, appPassword, log: (line) => lines.push(line) })
  return lines
}

async function makeDatabase(): Promise<string> {
  const name = `zhike_migrate_${randomUUID().replaceAll('-', '')}`
  made.push(name)
  await on(at('postgres'), (client) => client.query(`CREATE DATABASE ${name}`))
  return at(name)
}

function at(database: string): string {
  const url = new URL(cluster.templateUrl)
  url.pathname = `/${database}`
  return url.href
}

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
