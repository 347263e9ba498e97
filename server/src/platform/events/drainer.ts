import { systemActor } from '../actor.ts'
import type { Db } from '../db/database.ts'
import type { Store } from '../db/store.ts'
import { drain, drainBatch, tryTurn } from './drain.ts'
import type { PositionedEvent } from './positioned.ts'
import { type Rounds, startRounds } from './rounds.ts'

export interface DrainerOptions {
  readonly store: Store
  /** Puts what others have to do about the events into the job queue, in the same transaction. */
  readonly forward: (db: Db, events: readonly PositionedEvent[]) => Promise<void>
  /** Called after events got their positions. */
  readonly onDrained: () => void
  readonly onError: (error: unknown) => void
}

/**
 * Drains the outbox as long as the process lives: woken after each commit, and every 250 ms for the commits of others.
 * Any number of processes may do so. While the database is away it reports the error and tries again.
 */
export function startDrainer({ store, forward, onDrained, onError }: DrainerOptions): Rounds {
  return startRounds(
    async () => {
      const events = await store.transaction(systemActor, async (db) => {
        if (!(await tryTurn(db))) return []
        const drained = await drain(db)
        if (drained.length > 0) await forward(db, drained)
        return drained
      })
      if (events.length > 0) onDrained()
      return events.length === drainBatch
    },
    { everyMs: 250, onError },
  )
}
