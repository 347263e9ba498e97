import { systemActor } from '../actor.ts'
import type { Tools } from '../ctx.ts'
import type { Store } from '../db/store.ts'
import { awaitTurn, drain } from '../events/drain.ts'
import type { Reaction, Schedule } from './background.ts'
import { callsFor, happened, react, reactionsByType } from './reacting.ts'
import { systemWork } from './system-work.ts'

export interface SettleOptions {
  readonly store: Store
  readonly tools: Tools
  readonly reactions: readonly Reaction[]
  /** Clock-driven work to run first, whatever its `cron` says. */
  readonly schedules?: readonly Schedule[]
  readonly now: Date
}

/**
 * Lets everything that waits happen at `now`, in this process and without the job queue: runs the given schedules, drains
 * the outbox and runs the reactions, again and again until nothing is left. For seeding and tests; no drainer may run on
 * the database meanwhile, for it would take events over into the queue. Throws what a reaction or schedule throws.
 */
export async function settle({ store, tools, reactions, schedules = [], now }: SettleOptions): Promise<void> {
  const work = systemWork({ store, tools, now, signal: new AbortController().signal })
  const byType = reactionsByType(reactions)
  for (const schedule of schedules) await schedule.run(work)
  for (;;) {
    const events = await store.transaction(systemActor, async (db) => {
      await awaitTurn(db)
      return drain(db)
    })
    if (events.length === 0) return
    for (const call of callsFor(byType, events)) await react(call.reaction, work, call.events.map(happened))
  }
}
