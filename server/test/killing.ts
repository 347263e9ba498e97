import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { HappenedEvent } from '../src/platform/jobs/background.ts'
import type { OwnDesk } from './harness.ts'
import type { Orders } from './killed-reaction.ts'

const script = fileURLToPath(new URL('./killed-reaction.ts', import.meta.url))

/** Something counted by the owner of the database, who sees all. */
export async function countAsOwner(desk: OwnDesk, query: string): Promise<number> {
  const owner = new pg.Client({ connectionString: desk.clone.ownerUrl })
  await owner.connect()
  try {
    return Number((await owner.query(query)).rows[0]?.count)
  } finally {
    await owner.end()
  }
}

/** Runs a reaction to the newest event of a type in a process of its own, and kills that once so much is counted. */
export async function killReaction(
  desk: OwnDesk,
  reaction: string,
  to: string,
  until: { count: string; most: number },
) {
  const owner = new pg.Client({ connectionString: desk.clone.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<HappenedEvent>(
      `SELECT id, type, customer_id AS "customerId", at, actor_id AS "actorId", data,
              jsonb_build_object('type', subject_type, 'id', subject_id) AS subject
       FROM (SELECT customer_id, id, type, at, actor_id, data, subject_type, subject_id FROM events
             UNION ALL SELECT NULL, id, type, at, actor_id, data, subject_type, subject_id FROM company_events) AS e
       WHERE type = $1 ORDER BY id DESC LIMIT 1`,
      [to],
    )
    const orders: Orders = {
      appUrl: desk.clone.appUrl,
      reaction,
      event: rows[0] as HappenedEvent,
      now: desk.now,
    }
    const child = spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: ['ignore', 'ignore', 'inherit'] })
    const ended = once(child, 'exit')
    const counted = async () => Number((await owner.query(until.count)).rows[0]?.count)
    while (child.exitCode === null && (await counted()) < until.most) await pause(5)
    child.kill('SIGKILL')
    await ended
    return await counted()
  } finally {
    await owner.end()
  }
}
