import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findPostgres } from '@zhike/server/postgres'
import pg from 'pg'
import { surroundings } from '../processes.ts'

const commandLine = fileURLToPath(new URL('../../../server/src/app/cli/zhike.ts', import.meta.url))

/** An installation that gets hit. */
export interface Site {
  readonly origin: string
  readonly key: string
  killServer(): Promise<void>
  killPostgres(): Promise<void>
  /** Waits until `/readyz` is green; throws when it takes longer. */
  untilReady(withinMs: number): Promise<void>
  /** Rows of a statement that the owner of the database asks. */
  ask(sql: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export async function openSite(): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhike-chaos-'))
  const port = await freePort()
  const env = surroundings({ DATA_DIR: dataDir, PORT: String(port), ZHIKE_DEMO: '0' })
  const origin = `http://127.0.0.1:${port}`
  const start = () => spawn(process.execPath, [commandLine, 'start'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  let server: ChildProcess = start()
  const untilReady = (withinMs: number) => waitUntilReady(origin, withinMs)
  await untilReady(60_000)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [commandLine, 'api-key', 'create', '--role', 'manager'],
    { env },
  )
  return {
    origin,
    key: stdout.trim().split('\n').at(-1) ?? '',
    killServer: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
      server = start()
    },
    killPostgres: async () => {
      process.kill(
        Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]),
        'SIGKILL',
      )
      await pause(50)
    },
    untilReady,
    ask: (sql) => ask(dataDir, sql),
    close: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function waitUntilReady(origin: string, withinMs: number) {
  const deadline = performance.now() + withinMs
  while (performance.now() < deadline) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined)
    if (answer?.status === 200) return
    await pause(100)
  }
  throw new Error(`not ready within ${withinMs} ms`)
}

async function ask(dataDir: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: findPostgres(dataDir)?.url ?? '' })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
