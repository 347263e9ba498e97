import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { loggedEvent, type PositionedEvent } from './positioned.ts'

/** What the first link hangs on. */
export const chainStart = Buffer.alloc(32)

/** The link of an event: SHA-256 over the link before it and everything that the log says of it, in a fixed order. */
export function linkOf(previous: Buffer, event: PositionedEvent): Buffer {
  const text = JSON.stringify([
    event.position,
    event.customerId,
    event.eventId,
    event.type,
    event.at.toISOString(),
    event.recordedAt.toISOString(),
    event.actorKind,
    event.actorId,
    event.subjectType,
    event.subjectId,
    event.data,
  ])
  // in one call: an object for each hash would stay until the whole heap is collected, and there is one for each event
  return hash('sha256', Buffer.concat([previous, Buffer.from(text)]), 'buffer')
}

export interface ChainVerdict {
  /** How many positions were looked at: all of them, or those up to the first that does not fit. */
  readonly checked: number
  readonly intact: boolean
  readonly firstBroken: number | null
}

type Link = PositionedEvent & {
  readonly hash: Buffer
  readonly type: string | null
  /** Whether what stands beside the position is what the log says. */
  readonly agrees: boolean
}

const page = 5_000

/**
 * Recomputes the chain from position `from` (the first by default) through `to` (the newest), and stops at the first
 * position that is missing, whose event is gone or whose link does not fit. Run it as the system. What it cannot see: the
 * newest positions cut off together with their events.
 */
export async function verifyChain(db: Db, range: { from?: number; to?: number } = {}): Promise<ChainVerdict> {
  const { from = 1, to = Number.MAX_SAFE_INTEGER } = range
  let previous = from === 1 ? chainStart : ((await readLinks(db, from - 1, from - 1))[0]?.hash ?? chainStart)
  for (let next = from; ; ) {
    const links = await readLinks(db, next, to)
    for (const link of links) {
      const fits =
        link.position === next && link.type !== null && link.agrees && linkOf(previous, link).equals(link.hash)
      if (!fits) return { checked: next - from + 1, intact: false, firstBroken: next }
      previous = link.hash
      next++
    }
    if (links.length < page) return { checked: next - from, intact: true, firstBroken: null }
  }
}

async function readLinks(db: Db, from: number, to: number): Promise<Link[]> {
  const { rows } = await sql<Link>`
    SELECT p.position, p.hash, p.customer_id, p.event_id, e.*,
           p.type = e.type AND p.actor_id IS NOT DISTINCT FROM e.actor_id
             -- the drain knows milliseconds
             AND date_trunc('milliseconds', p.recorded_at) = date_trunc('milliseconds', e.recorded_at) AS agrees
    FROM event_positions p LEFT JOIN LATERAL (${loggedEvent(sql.ref('p'))}) e ON true
    WHERE p.position BETWEEN ${from} AND ${to} ORDER BY p.position LIMIT ${page}`.execute(db)
  return rows
}
