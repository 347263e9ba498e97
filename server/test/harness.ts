import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext } from 'node:test'
import type { api } from '@zhike/contract'
import type { Client } from '@zhike/contract/client'
import type { RoleCode } from '@zhike/contract/permissions'
import pg from 'pg'
import { openStage, type Stage } from '../src/app/stage.ts'
import { newKeyRing, parseKeyRing } from '../src/platform/crypto/key-ring.ts'
import type { Tools } from '../src/platform/ctx.ts'
import { createPool, poolStore, type Store } from '../src/platform/db/store.ts'
import { localStore } from '../src/platform/files/store.ts'
import { createHub } from '../src/platform/live/hub.ts'
import { type Clone, cloneTemplate, findTestCluster, type TestCluster } from './cluster.ts'
import { makePerson, type Person, type PersonOptions } from './people.ts'
import { rollbackStore } from './rollback-store.ts'

/** A whole server for one test, with its people and its clock. */
export interface Desk extends Omit<Stage, 'client'> {
  /** The client of a person or key; without one, of a stranger. */
  client(who?: Person | string): Client<typeof api>
  /** A new member of staff of a role, with a key. */
  person(role: RoleCode, options?: PersonOptions): Promise<Person>
  /** A new member of staff's client, for tests that need nothing else of the person. */
  as(role: RoleCode, options?: PersonOptions): Promise<Client<typeof api>>
  /** Drains the outbox and runs due reactions at `now`; `clock-driven work runs when it is called. */
  settle(): Promise<void>
}

/** A desk on a database of its own with real transactions, for races, log-ins, jobs and streams. */
export interface OwnDesk extends Desk {
  readonly clone: Clone
  readonly pool: pg.Pool
}

/** Every test begins at this moment, a Monday 10:00 in company time. */
export const testStart = new Date('2026-03-16T02:00:00Z')

let shared: Promise<{ cluster: TestCluster; clone: Clone; client: pg.Client }> | undefined

/** A test on the process's one database; everything it did is rolled back at its end. */
export function onDesk(run: (desk: Desk, t: TestContext) => Promise<void>): (t: TestContext) => Promise<void> {
  return async (t) => {
    shared ??= openShared()
    const { client } = await shared
    await client.query('BEGIN')
    const folder = makeFolder()
    const desk = await makeDesk(rollbackStore(client), folder)
    try {
      await run(desk, t)
    } finally {
      await desk.tools.live.stop()
      await desk.app.close()
      await client.query('ROLLBACK')
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** A test with a database, a pool and transactions of its own. */
export function onOwnDesk(run: (desk: OwnDesk, t: TestContext) => Promise<void>): (t: TestContext) => Promise<void> {
  return async (t) => {
    const cluster = await testCluster()
    const clone = await cloneTemplate(cluster)
    const pool = createPool(clone.appUrl, 16, () => undefined)
    const folder = makeFolder()
    const desk = Object.assign(await makeDesk(poolStore(pool), folder), { clone, pool })
    try {
      await run(desk, t)
    } finally {
      await desk.tools.live.stop()
      await desk.app.close()
      await pool.end()
      await clone.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

let running: Promise<TestCluster> | undefined

/** The cluster of this process; it ends with the file's tests. */
function testCluster(): Promise<TestCluster> {
  running ??= findTestCluster()
  return running
}

after(async () => {
  if (shared) {
    const { client, clone } = await shared
    await client.end()
    await clone.drop()
  }
  await (await running)?.stop()
})

async function openShared() {
  const cluster = await testCluster()
  const clone = await cloneTemplate(cluster)
  const client = new pg.Client({ connectionString: clone.appUrl, types: appTypes() })
  await client.connect()
  return { cluster, clone, client }
}

/** The same reading of values as the application's pool. */
function appTypes(): pg.CustomTypesConfig {
  const pool = createPool('postgres://nobody@127.0.0.1/none', 1, () => undefined)
  return (pool.options as { types: pg.CustomTypesConfig }).types
}

const makeFolder = () => mkdtempSync(join(tmpdir(), 'zhike-desk-'))

async function makeDesk(store: Store, folder: string): Promise<Desk> {
  const keys = parseKeyRing(newKeyRing())
  const tools: Tools = {
    keys,
    files: localStore(join(folder, 'files'), keys),
    live: createHub({ store, onError: () => undefined }),
    publicUrl: 'http://desk.example',
  }
  const stage = await openStage(store, tools, testStart)
  const clientOf = stage.client
  const desk: Desk = Object.assign(stage, {
    client: (who?: Person | string) => clientOf(typeof who === 'string' ? who : who?.key),
    person: (role: RoleCode, options: PersonOptions = {}) => makePerson(store, desk.now, role, options),
    as: async (role: RoleCode, options: PersonOptions = {}) => desk.client(await desk.person(role, options)),
  })
  return desk
}
