import { startDrainer } from '../platform/events/drainer.ts'
import type { Rounds } from '../platform/events/rounds.ts'
import { type Jobs, openQueue } from '../platform/jobs/queue.ts'
import { startWorkers } from '../platform/jobs/workers.ts'
import type { House } from './house.ts'
import { reactions, schedules } from './modules.ts'

/** What runs in the background of a process: the drain of the outbox in each, jobs in those that work. */
export interface Background {
  /** Asks for a drain at once, after a commit. */
  wake(): void
  /** Begins; with `jobs` this process works on them, otherwise it only files them. */
  start(jobs: boolean): Promise<void>
  /** Waits for running jobs to come to a safe point and drains what is left. */
  stop(): Promise<void>
}

export function createBackground(house: House, clock: () => Date, report: (error: unknown) => void): Background {
  const { pool, store, tools } = house
  let jobs: Jobs | undefined
  let drainer: Rounds | undefined
  const wake = () => drainer?.wake()
  return {
    wake,
    start: async (works) => {
      const options = { pool, reactions, onError: report }
      jobs = works
        ? await startWorkers({ ...options, store, tools, schedules, clock, onCommit: wake })
        : await openQueue(options)
      const { forward, wake: wakeJobs } = jobs
      const onDrained = () => {
        tools.live.wake()
        wakeJobs()
      }
      drainer = startDrainer({ store, forward, onDrained, onError: report })
    },
    stop: async () => {
      await jobs?.stop()
      await drainer?.stop()
    },
  }
}
