import { resolve } from 'node:path'
import { type Access, ownerUrl, readAccess, superuserUrl, throughSocket } from './access.ts'
import { findBinaries } from './binaries.ts'
import { makeHome } from './cluster.ts'
import { type Layout, layoutOf } from './layout.ts'
import { findServer } from './lock-file.ts'
import { rotateLog } from './log-file.ts'
import { messages } from './messages.ts'
import { raise } from './raising.ts'
import { supervise } from './supervision.ts'

export interface PostgresOptions {
  /** The data directory of the installation (`DATA_DIR`); everything of PostgreSQL lies in its folder `postgres`. */
  readonly dataDir: string
  /** The first port to try; by default the one of the last start, else 15432. `0`: any that is free. */
  readonly port?: number
  /** False only for throw-away data of tests: faster, but a crash of the machine may destroy the cluster. */
  readonly fsync?: boolean
  /** Takes one line for people at a time, Chinese and English. */
  readonly log: (line: string) => void
}

/** How to reach a running server. */
export interface PostgresAddress {
  /** Log-in of the role that owns the database `zhike`; may create roles and databases, is no superuser. */
  readonly url: string
  /** For what only a superuser can do (untrusted extensions, `amcheck`). */
  readonly superuserUrl: string
  readonly port: number
}

export interface Postgres extends PostgresAddress {
  /** True when the server was running already, left by a killed process or kept by another living one. */
  readonly adopted: boolean
  /** True when another living process of Zhike keeps the server: `stop` then leaves it running. */
  readonly borrowed: boolean
  /** Ends the server after rolling back what is open and writing all to disk. Calling it again is harmless. */
  stop(): Promise<void>
}

/**
 * Starts (or adopts) the embedded PostgreSQL of a data directory and keeps it up: when it dies it is started again, on the
 * same port, with growing pauses. It listens on 127.0.0.1 and, where there are such, on a Unix socket in its own folder. Throws an Error whose message says in Chinese and English
 * what is wrong and what to do, for people to read without a stack.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const startedAt = performance.now()
  const layout = layoutOf(resolve(options.dataDir))
  makeHome(layout)
  rotateLog(layout.log)
  const raising = { port: options.port, fsync: options.fsync ?? true, log: options.log }
  const raised = await raise(layout, raising)
  const { port } = raised.server
  options.log(messages.ready(findBinaries().version, port, Math.round(performance.now() - startedAt)))
  return {
    ...addressOf(layout, raised.access, port),
    adopted: raised.origin !== 'started',
    borrowed: raised.origin === 'borrowed',
    stop: supervise(layout, raising, raised),
  }
}

/** Finds the embedded PostgreSQL that runs on a data directory, without starting anything: for commands beside a server. */
export function findPostgres(dataDir: string): PostgresAddress | undefined {
  const layout = layoutOf(resolve(dataDir))
  const port = findServer(layout.cluster)?.port
  const access = readAccess(layout.access)
  if (!port || !access) return undefined
  return addressOf(layout, access, port)
}

const addressOf = ({ cluster }: Layout, access: Access, port: number): PostgresAddress => ({
  url: throughSocket(ownerUrl(access, port), cluster, port),
  superuserUrl: throughSocket(superuserUrl(access, port), cluster, port),
  port,
})
