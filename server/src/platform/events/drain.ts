import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { chainStart, linkOf } from './chain.ts'
import { loggedEvent, type PositionedEvent } from './positioned.ts'

/** Most events that one transaction moves. */
export const drainBatch = 1_000

const turn = sql`hashtextextended('zhike.drain', 0)`

/**
 * Takes the right to drain until the end of the transaction, and false when somebody else has it. A process that hangs
 * while holding it loses it after 10 s.
 */
export async function tryTurn(db: Db): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    SELECT pg_try_advisory_xact_lock(${turn}) AS mine,
           set_config('idle_in_transaction_session_timeout', '10000', true)`.execute(db)
  return rows[0]?.mine ?? false
}

/** Takes the right to drain until the end of the transaction, waiting for it. */
export async function awaitTurn(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${turn})`.execute(db)
}

/**
 * Moves what has been committed since from the outbox into the one order of positions, oldest first, and links it into
 * the hash chain. For a transaction of the system that has the turn; a statement of its own must have taken it, so that
 * this one sees what the drain before it left. Returns the moved events, at most `drainBatch`.
 */
export async function drain(db: Db): Promise<readonly PositionedEvent[]> {
  const { rows: taken } = await sql<Omit<PositionedEvent, 'position'>>`
    WITH taken AS (
      DELETE FROM outbox WHERE id = ANY (ARRAY(SELECT id FROM outbox ORDER BY id LIMIT ${drainBatch}))
      RETURNING id, customer_id, event_id
    )
    SELECT taken.customer_id, taken.event_id, e.*
    FROM taken JOIN LATERAL (${loggedEvent(sql.ref('taken'))}) e ON true ORDER BY taken.id`.execute(db)
  if (taken.length === 0) return []
  const newest = await db
    .selectFrom('eventPositions')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const last = newest?.position ?? 0
  const events = taken.map((event, index) => ({ position: last + 1 + index, ...event }))
  await writePositions(db, events, newest?.hash ?? chainStart)
  return events
}

async function writePositions(db: Db, events: readonly PositionedEvent[], before: Buffer): Promise<void> {
  const links: Buffer[] = []
  for (const event of events) links.push(linkOf(links.at(-1) ?? before, event))
  const column = (name: keyof PositionedEvent) => events.map((event) => event[name])
  // all links travel as one value: an array of them costs more than everything else here
  await sql`
    INSERT INTO event_positions (position, customer_id, event_id, hash, type, actor_id, recorded_at)
    SELECT ${events[0]?.position}::bigint + n - 1, customer_id, event_id,
           substr(${Buffer.concat(links)}::bytea, (n::int - 1) * 32 + 1, 32), type, actor_id, recorded_at
    FROM unnest(${column('customerId')}::uuid[], ${column('eventId')}::uuid[], ${column('type')}::text[],
                ${column('actorId')}::uuid[], ${column('recordedAt')}::timestamptz[])
      WITH ORDINALITY AS placed (customer_id, event_id, type, actor_id, recorded_at, n)`.execute(db)
}
