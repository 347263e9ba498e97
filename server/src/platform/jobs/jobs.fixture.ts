import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Tools } from '../ctx.ts'
import { startDrainer } from '../events/drainer.ts'
import { at, type TestDatabase } from '../events/events.fixture.ts'
import type { Reaction, Schedule } from './background.ts'
import { startWorkers } from './workers.ts'

export const tools = {} as Tools

interface ProcessOptions {
  readonly reactions?: readonly Reaction[]
  readonly schedules?: readonly Schedule[]
  readonly onError?: (error: unknown) => void
  /** Stops at once, so that only `drainAll` files jobs. */
  readonly stopped?: boolean
}

/** Drainer and workers as a process runs them. */
export async function startProcess(t: TestContext, { pool, store }: TestDatabase, options: ProcessOptions) {
  const { reactions = [], schedules = [], onError = () => undefined } = options
  const jobs = await startWorkers({
    pool,
    store,
    tools,
    reactions,
    schedules,
    onError,
    clock: () => at,
    onCommit: () => drainer.wake(),
  })
  const drainer = startDrainer({ store, forward: jobs.forward, onDrained: jobs.wake, onError })
  const stop = async () => {
    await drainer.stop()
    await jobs.stop()
  }
  if (options.stopped) await stop()
  else t.after(stop)
  return {
    stop,
    drainAll: async () => {
      const again = startDrainer({ store, forward: jobs.forward, onDrained: () => undefined, onError })
      await waitFor(async () => (await pool.query('SELECT FROM pgboss.job')).rowCount === 1)
      await again.stop()
    },
  }
}

export async function waitFor(condition: () => boolean | Promise<boolean>, ms = 15_000) {
  for (const deadline = performance.now() + ms; performance.now() < deadline; await pause(20))
    if (await condition()) return
  throw new Error(`it did not happen within ${ms / 1000} s`)
}
