import { sql } from 'kysely'
import type { Job, PgBoss } from 'pg-boss'
import { systemActor } from '../actor.ts'
import { companyTimeZone } from '../clock/company-time.ts'
import type { Tools } from '../ctx.ts'
import type { Store } from '../db/store.ts'
import { loggedEvent, type PositionedEvent } from '../events/positioned.ts'
import type { Background, Schedule } from './background.ts'
import { forwardTo, type Jobs, type QueueOptions, queueNames, type ReactionJob, startBoss } from './queue.ts'
import { happened, react } from './reacting.ts'
import { systemWork } from './system-work.ts'

export interface WorkerOptions extends QueueOptions {
  readonly store: Store
  readonly tools: Tools
  readonly schedules: readonly Schedule[]
  /** The time that the work is done at. */
  readonly clock: () => Date
  /** Called after each commit of a job, so that the events it wrote leave the outbox at once. */
  readonly onCommit: () => void
}

/** Jobs that run side by side in one process. A long import holds one lane. */
const lanes = 4
/** One for a turn of the clock that takes long, one for the others. */
const scheduleLanes = 2
const pollingIntervalSeconds = 0.5
/** How often lost jobs are looked for: with the heartbeat of 20 s, a crashed worker's job goes on within 40 s. */
const watchSeconds = 15

/**
 * Works on reactions and schedules until stopped. Any number of processes may do so: a job runs in one of them, a
 * schedule's turn once. A job whose process dies is taken up again within a minute.
 */
export async function startWorkers(options: WorkerOptions): Promise<Jobs> {
  const { pool, reactions, schedules, onError } = options
  const boss = await startBoss(pool, onError, {
    superviseIntervalSeconds: watchSeconds,
    monitorIntervalSeconds: watchSeconds,
    // a turn of the clock is noticed within 12 s
    cronMonitorIntervalSeconds: 10,
    cronWorkerIntervalSeconds: 2,
  })
  await planSchedules(boss, schedules)
  const stopping = new AbortController()
  const reactionByName = new Map(reactions.map((reaction) => [reaction.name, reaction]))
  const scheduleByName = new Map(schedules.map((schedule) => [schedule.name, schedule]))

  const answer = async (job: ReactionJob, background: Background) => {
    const reaction = reactionByName.get(job.reaction) ?? unknown(job.reaction)
    const events = await readEvents(options.store, job)
    if (events.length > 0) await react(reaction, background, events.map(happened))
  }
  const tick = async ({ schedule: name }: { schedule: string }, background: Background) => {
    const schedule = scheduleByName.get(name) ?? unknown(name)
    await schedule.run(background)
  }
  const wakers: (() => void)[] = []
  for (let lane = 0; lane < lanes; lane++) wakers.push(await work(queueNames.reactions, answer))
  for (let lane = 0; lane < scheduleLanes; lane++) await work(queueNames.schedules, tick)
  return {
    forward: forwardTo(boss, reactions),
    wake: () => {
      for (const wake of wakers) wake()
    },
    stop: async () => {
      stopping.abort()
      await boss.stop({ close: false, timeout: 30_000 })
    },
  }

  /** Opens a lane on a queue; returns how to wake it. */
  async function work<T>(queue: string, run: (data: T, background: Background) => Promise<void>) {
    const id = await boss.work<T>(queue, { pollingIntervalSeconds }, async ([job]: Job<T>[]) => {
      if (!job) return
      // where one job was there may be more: do not wait for the next turn
      boss.notifyWorker(id)
      try {
        const signal = AbortSignal.any([stopping.signal, job.signal])
        await run(job.data, systemWork({ ...options, now: options.clock(), signal }))
      } catch (error) {
        onError(error)
        // its message alone is kept: the details of a database error may quote a row
        throw new Error(error instanceof Error ? error.message : String(error))
      }
      if (stopping.signal.aborted) throw new Error('The process stopped before the job was finished')
    })
    return () => boss.notifyWorker(id)
  }
}

/** A job of a newer version waits, by failing, for a process that knows it. */
function unknown(name: string): never {
  throw new Error(`This version knows no ${name}`)
}

async function planSchedules(boss: PgBoss, schedules: readonly Schedule[]): Promise<void> {
  const gone = (await boss.getSchedules(queueNames.schedules)).filter(
    ({ key }) => !schedules.some((schedule) => schedule.name === key),
  )
  for (const { key } of gone) await boss.unschedule(queueNames.schedules, key)
  for (const { name, cron } of schedules)
    await boss.schedule(
      queueNames.schedules,
      cron,
      { schedule: name },
      // a night in which nothing ran is made up for once
      { key: name, tz: companyTimeZone, missed: 'once' },
    )
}

/** The events of a job, in their order; one that was erased is none of them. */
async function readEvents(store: Store, { customerId, eventId, others = [] }: ReactionJob) {
  const keys = [{ customerId, eventId }, ...others]
  const { rows } = await store.transaction(systemActor, (db) =>
    sql<Omit<PositionedEvent, 'position'>>`
      SELECT wanted.customer_id, wanted.event_id, e.*
      FROM unnest(${keys.map((key) => key.customerId)}::uuid[], ${keys.map((key) => key.eventId)}::uuid[])
             WITH ORDINALITY AS wanted (customer_id, event_id, place)
        JOIN LATERAL (${loggedEvent(sql.ref('wanted'))}) e ON true
      ORDER BY wanted.place`.execute(db),
  )
  return rows
}
