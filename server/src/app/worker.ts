import { startDrainer } from '../platform/events/drainer.ts'
import type { Rounds } from '../platform/events/rounds.ts'
import type { House } from './house.ts'
import type { Parts } from './main.ts'

/** What runs in the background of a process. */
export interface Worker {
  now(): Date
  wake(): void
  start(parts: Parts): Promise<void>
  stop(): Promise<void>
}

export function createWorker(house: House): Worker {
  let drainer: Rounds | undefined
  return {
    now: () => new Date(),
    wake: () => drainer?.wake(),
    start: async () => {
      drainer = startDrainer({
        store: house.store,
        forward: async () => {},
        onDrained: () => {},
        onError: console.error,
      })
    },
    stop: async () => drainer?.stop(),
  }
}
