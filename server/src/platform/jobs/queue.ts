import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import type { Db } from '../db/database.ts'
import type { PositionedEvent } from '../events/positioned.ts'
import type { Reaction } from './background.ts'
import { jobSchema } from './job-schema.ts'
import { callsFor, reactionsByType } from './reacting.ts'

/** The job queue as a process uses it. */
export interface Jobs {
  /** Files the jobs for the reactions that events call for, in the open transaction. */
  forward(db: Db, events: readonly PositionedEvent[]): Promise<void>
  /** Makes this process's workers look for jobs at once, if it has any. */
  wake(): void
  /** Waits until running jobs have come to a safe point, 30 s at most; what is not finished is taken up by others. */
  stop(): Promise<void>
}

export interface QueueOptions {
  readonly pool: pg.Pool
  readonly reactions: readonly Reaction[]
  readonly onError: (error: unknown) => void
}

interface EventKey {
  readonly customerId: string | null
  readonly eventId: string
}

/** What a job of the queue `reactions` holds: which reaction to which event, and to which others that it takes together. */
export interface ReactionJob extends EventKey {
  readonly reaction: string
  readonly event: string
  readonly others?: readonly EventKey[]
}

export const queueNames = { reactions: 'reactions', schedules: 'schedules' } as const

/** Jobs that fail are tried five more times, after 5 s, 10 s, 20 s … and some chance, then stay as failed. */
const queues = {
  reactions: { retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 12 * 3_600, heartbeatSeconds: 20 },
  // the next turn of the clock is the better repeat
  schedules: { retryLimit: 1, retryDelay: 5, retryBackoff: true, expireInSeconds: 3_600, heartbeatSeconds: 20 },
}

/** Opens the queue for a process that only files jobs. */
export async function openQueue({ pool, reactions, onError }: QueueOptions): Promise<Jobs> {
  const boss = await startBoss(pool, onError, { supervise: false, schedule: false })
  return {
    forward: forwardTo(boss, reactions),
    wake: () => undefined,
    stop: () => boss.stop({ close: false, graceful: false }),
  }
}

/** pg-boss over our pool, with our queues. It alters no table: that is for migrations, by the owner. */
export async function startBoss(pool: pg.Pool, onError: (error: unknown) => void, options: ConstructorOptions) {
  const boss = new PgBoss({
    ...options,
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: jobSchema,
    migrate: false,
    reindex: false,
  })
  boss.on('error', onError)
  await boss.start()
  for (const [name, settings] of Object.entries(queues)) {
    await boss.createQueue(name, settings)
    await boss.updateQueue(name, settings)
  }
  return boss
}

export function forwardTo(boss: PgBoss, reactions: readonly Reaction[]): Jobs['forward'] {
  const byType = reactionsByType(reactions)
  return async (db, events) => {
    const jobs = callsFor(byType, events).map(({ reaction: { name, to }, events: [first, ...others] }) => ({
      data: {
        reaction: name,
        event: to,
        ...keyOf(first as PositionedEvent),
        ...(others.length > 0 ? { others: others.map(keyOf) } : {}),
      } satisfies ReactionJob,
    }))
    if (jobs.length > 0) await boss.insert(queueNames.reactions, jobs, { db: through(db) })
  }
}

const keyOf = ({ customerId, eventId }: PositionedEvent): EventKey => ({ customerId, eventId })

/** Lets pg-boss speak in our open transaction. */
const through = (db: Db) => ({
  executeSql: async (text: string, values: unknown[] = []) => await db.executeQuery(CompiledQuery.raw(text, values)),
})
