import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { layoutOf } from './layout.ts'
import { findServer } from './lock-file.ts'
import { type Postgres, type PostgresOptions, startPostgres } from './postgres.ts'

const cleanups: (() => unknown)[] = []
const folders: string[] = []
const keepers: ChildProcess[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

// An interrupted run does not get to its clean-ups.
process.once('SIGTERM', () => process.exit(143))
process.on('exit', () => {
  for (const keeper of keepers) keeper.kill('SIGKILL')
  for (const folder of folders) {
    const server = findServer(layoutOf(folder).cluster)
    if (server) process.kill(server.pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-postgres-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  folders.push(folder)
  return folder
}

export async function start(options: Partial<PostgresOptions> & { dataDir: string }): Promise<Postgres> {
  const server = await startPostgres({ port: 0, fsync: false, log: () => undefined, ...options })
  cleanups.push(server.stop)
  return server
}

/** Starts the server without naming a port. */
export async function startAsRemembered(dataDir: string): Promise<Postgres> {
  const server = await startPostgres({ dataDir, fsync: false, log: () => undefined })
  cleanups.push(server.stop)
  return server
}

/** Starts the server from another process, which stops it on SIGTERM and leaves it behind on SIGKILL. */
export async function startElsewhere(dataDir: string): Promise<{ process: ChildProcess; url: string }> {
  const script = `
    import { startPostgres } from ${JSON.stringify(import.meta.resolve('./postgres.ts'))}
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: 0, fsync: false, log: () => {} })
    process.on('SIGTERM', async () => { await server.stop(); process.exit() })
    process.stdout.write(server.url)
    setInterval(() => {}, 1000)`
  const keeper = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  keepers.push(keeper)
  cleanups.push(async () => {
    if (keeper.exitCode !== null || keeper.signalCode) return
    keeper.kill('SIGTERM')
    await once(keeper, 'exit')
  })
  const [url] = (await once(keeper.stdout, 'data')) as [Buffer]
  return { process: keeper, url: url.toString() }
}

export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  cleanups.push(() => client.end().catch(() => undefined))
  return client
}

export async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

export async function queryWithin(seconds: number, url: string, sql: string): Promise<Record<string, unknown>[]> {
  for (const deadline = performance.now() + seconds * 1000; ; await pause(100)) {
    try {
      return await query(url, sql)
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
  }
}

export function readPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10)
}
