import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { HappenedEvent } from '../src/platform/jobs/background.ts'
import type { OwnDesk } from './harness.ts'
import type { Orders } from './killed-reaction.ts'

const script = fileURLToPath(new URL('./killed-reaction.ts', import.meta.url))

/**
 * Opens as many tickets like one that is there, of as many new customers, in one statement; gives their keys. Each is seen by
 * whoever sees the one.
 */
export async function copyTicket(desk: OwnDesk, id: string, times: number) {
  const copied = `
    WITH made AS (
      INSERT INTO customers (id, number, kind, name, sort_name, stage, created_at, updated_at)
      SELECT uuidv7(), 'C-' || n, 'person', '客户' || n, 'kehu' || n, 'potential', now(), now()
      FROM generate_series(1, ${times}) AS n RETURNING id, number)
    INSERT INTO tickets (customer_id, id, number, kind, title, description, priority, status, channel, department_id,
                         created_by_kind, created_by_id, seen_by, created_at, updated_at)
    SELECT m.id, uuidv7(), 'T-' || m.number, t.kind, t.title, '', t.priority, 'open', t.channel, t.department_id,
           t.created_by_kind, t.created_by_id, t.seen_by, t.created_at, t.updated_at
    FROM made m, tickets t WHERE t.id = $1 RETURNING customer_id AS "customerId", id AS "ticketId"`
  return asOwner(
    desk,
    async (owner) => (await owner.query<{ customerId: string; ticketId: string }>(copied, [id])).rows,
  )
}

/** Something done by the owner of the database, who sees all. */
export async function asOwner<T>(desk: OwnDesk, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: desk.clone.ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** Something counted by the owner of the database, who sees all. */
export const countAsOwner = (desk: OwnDesk, query: string): Promise<number> =>
  asOwner(desk, async (owner) => Number((await owner.query(query)).rows[0]?.count))

interface Until {
  /** A query of `count`. */
  readonly count: string
  readonly most: number
}

/** Runs a reaction to the newest event of a type in a process of its own, and kills that once so much is counted. */
export const killReaction = (desk: OwnDesk, reaction: string, to: string, until: Until): Promise<number> =>
  asOwner(desk, async (owner) =>
    runAndKill(owner, [script, JSON.stringify(await ordersFor(desk, owner, reaction, to))], until),
  )

/** Runs a reaction likewise, but stops the process after so many transactions; gives how to let it go on to its end. */
export async function stopReaction(desk: OwnDesk, reaction: string, to: string, stopsAfter: number) {
  const orders = await asOwner(desk, (owner) => ordersFor(desk, owner, reaction, to))
  const args = [script, JSON.stringify({ ...orders, stopsAfter } satisfies Orders)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return async () => {
    child.kill('SIGCONT')
    const [code] = await ended
    return code as number | null
  }
}

async function ordersFor(desk: OwnDesk, owner: pg.Client, reaction: string, to: string): Promise<Orders> {
  const { rows } = await owner.query<HappenedEvent>(newest, [to])
  return { appUrl: desk.clone.appUrl, reaction, event: rows[0] as HappenedEvent, now: desk.now }
}

const newest = `
  SELECT id, type, customer_id AS "customerId", at, actor_id AS "actorId", data,
         jsonb_build_object('type', subject_type, 'id', subject_id) AS subject
  FROM (SELECT customer_id, id, type, at, actor_id, data, subject_type, subject_id FROM events
        UNION ALL SELECT NULL, id, type, at, actor_id, data, subject_type, subject_id FROM company_events) AS e
  WHERE type = $1 ORDER BY id DESC LIMIT 1`

/** Starts a script of ours and kills it once so much is counted, unless it ends before; gives what is counted then. */
export async function runAndKill(owner: pg.Client, script: readonly string[], until: Until): Promise<number> {
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  const counted = async () => Number((await owner.query(until.count)).rows[0]?.count)
  while (child.exitCode === null && (await counted()) < until.most) await pause(5)
  child.kill('SIGKILL')
  await ended
  return counted()
}
