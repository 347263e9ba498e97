import pg from 'pg'
import type { Actor } from '../actor.ts'
import { AppError } from '../errors.ts'
import { kyselyOf } from './client-dialect.ts'
import type { Db } from './database.ts'

/** Opens transactions; the only way to the database for operations. */
export interface Store {
  /** Runs `work` in one transaction under the actor's database role; commits when it returns, undoes it when it throws. */
  transaction<T>(actor: Pick<Actor, 'scope' | 'reach'>, work: (db: Db) => Promise<T>): Promise<T>
  /** A bare connection as the log-in role, for the few reads before an actor is known. */
  withClient<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
}

const types: pg.CustomTypesConfig = {
  // bigint counts and 分 stay far below 2^53
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig

/** A pool as the application's log-in role; `max` connections, a wait of 5 s at most for one. */
export function createPool(connectionString: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'zhike',
    // compiling a query, or starting processes to share it, takes longer than ours run; policies look dear to the planner,
    // and would start both
    options: '-c jit=off -c max_parallel_workers_per_gather=0',
  })
  // A connection that breaks is replaced at the next use; without a listener it would end the process. One in use tells
  // its user by the statement that fails as well, so nothing needs to be said of it here.
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** SQL that enters an actor's scope until the end of the transaction. Only uuids and fixed words go in. */
export function enterScope(actor: Pick<Actor, 'scope' | 'reach'>): string {
  return `SELECT set_config('role','zhike_${actor.scope}',true),set_config('zhike.actor','{${actor.reach.join(',')}}',true)`
}

export function poolStore(pool: pg.Pool): Store {
  return {
    withClient: (work) => borrowed(pool, work),
    transaction: (actor, work) =>
      borrowed(pool, async (client) => {
        // one round trip for both
        await client.query(`BEGIN;${enterScope(actor)}`)
        const result = await work(kyselyOf(client))
        await client.query('COMMIT')
        return result
      }),
  }
}

async function borrowed<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(unreachable)
  let broken: Error | undefined
  try {
    return await work(client)
  } catch (error) {
    broken = await undo(client, error)
    throw isLostConnection(error) ? new AppError('system.unavailable', { retryAfter: 2 }) : error
  } finally {
    client.release(broken)
  }
}

/** Rolls back; a client that cannot even do that is thrown away. */
async function undo(client: pg.PoolClient, cause: unknown): Promise<Error | undefined> {
  if (isLostConnection(cause)) return cause as Error
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error as Error
  }
}

function unreachable(error: unknown): never {
  if (error instanceof AppError) throw error
  throw new AppError('system.unavailable', { retryAfter: 2 })
}

const lostStates = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', '08001', '53300'])

/** Whether the database went away under us, in any of the ways in which it can. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    lostStates.has(code) ||
    ['EAGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code) ||
    /Connection terminated|Client has encountered a connection error|not queryable/.test(error.message)
  )
}
