import { setTimeout as pause } from 'node:timers/promises'

const attempts = 5

/**
 * Runs a transaction again when the database ended it so that another could go on: nothing of it was kept. `transact`
 * opens a new transaction each time.
 */
export async function untilNotDeadlocked<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact()
    } catch (error) {
      if (attempt === attempts || !isDeadlock(error)) throw error
      await pause(Math.random() * 20 * attempt)
    }
  }
}

const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '40P01'
