import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { migrate } from '../src/platform/db/migrate.ts'
import { startPostgres } from '../src/platform/postgres/postgres.ts'

/** Password of the application's role in test clusters, which nobody outside this machine reaches. */
const appPassword = 'only-in-tests'
const templateName = 'zhike_template'
const variable = 'ZHIKE_TEST_TEMPLATE'

/** A throw-away cluster with a migrated template database. */
export interface TestCluster {
  /** The owner's address of the template. */
  readonly templateUrl: string
  stop(): Promise<void>
}

/** Starts a cluster below the system's temporary folder and migrates the template that every test clones. */
export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhike-test-'))
  const lines: string[] = []
  const server = await startPostgres({ dataDir, port: 0, fsync: false, log: (line) => lines.push(line) })
  const templateUrl = await cloneDatabase(server.url, 'template1', templateName)
  await migrate({ ownerUrl: templateUrl, appPassword, log: (line) => lines.push(line) })
  return {
    templateUrl,
    stop: async () => {
      await server.stop()
      if (existsSync(dataDir)) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The cluster that the test run has started for all its processes, or one of this process's own. */
export async function findTestCluster(): Promise<TestCluster> {
  const shared = process.env[variable]
  if (shared !== undefined) return { templateUrl: shared, stop: () => Promise.resolve() }
  return startTestCluster()
}

/** Lets the processes that this one starts find its cluster. */
export const shareTestCluster = (cluster: TestCluster) => {
  process.env[variable] = cluster.templateUrl
}

/** A database of its own, cloned from the template. */
export interface Clone {
  readonly ownerUrl: string
  readonly appUrl: string
  drop(): Promise<void>
}

export async function cloneTemplate(cluster: TestCluster): Promise<Clone> {
  const name = `zhike_test_${randomUUID().replaceAll('-', '')}`
  const ownerUrl = await cloneDatabase(cluster.templateUrl, templateName, name)
  const appUrl = new URL(ownerUrl)
  appUrl.username = 'zhike_app'
  appUrl.password = appPassword
  return {
    ownerUrl,
    appUrl: appUrl.href,
    drop: () => dropDatabase(ownerUrl, name),
  }
}

async function cloneDatabase(url: string, template: string, name: string): Promise<string> {
  await onServer(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  const clone = new URL(url)
  clone.pathname = `/${name}`
  return clone.href
}

/** A backend may outlive its connection for a moment, and the owner may not end those of the application. */
async function dropDatabase(url: string, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await onServer(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    } catch (error) {
      if (tries === 100) throw error
      await pause(20)
    }
  }
}

/** Runs statements on the server from a database that is neither template nor clone. */
async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const elsewhere = new URL(url)
  elsewhere.pathname = '/postgres'
  const client = new pg.Client({ connectionString: elsewhere.href })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
