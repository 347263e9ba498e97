import { sql } from 'kysely'
import pg from 'pg'
import { systemActor } from '../platform/actor.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { House } from './house.ts'
import type { Stage } from './stage.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'demo.began': Record<string, never>
    'demo.finished': Record<string, never>
  }
}

type SeedingState = 'empty' | 'interrupted' | 'seeded' | 'in use'

/** The company's own log tells whether seeding began and whether it finished. */
export async function seedingState(house: House): Promise<SeedingState> {
  return house.store.transaction(systemActor, async (db) => {
    const { rows } = await sql<{ began: boolean; finished: boolean; used: boolean }>`
      SELECT EXISTS (SELECT FROM company_events WHERE type = 'demo.began') AS began,
             EXISTS (SELECT FROM company_events WHERE type = 'demo.finished') AS finished,
             EXISTS (SELECT FROM staff) OR EXISTS (SELECT FROM api_keys) OR EXISTS (SELECT FROM customers) AS used
    `.execute(db)
    const state = rows[0]
    if (state?.finished) return 'seeded'
    if (state?.began) return 'interrupted'
    return state?.used ? 'in use' : 'empty'
  })
}

/** Notes in the company's log how far seeding is. */
export const markSeeding = (stage: Stage, type: 'demo.began' | 'demo.finished') =>
  stage.asSystem((ctx) => emitForCompany(ctx, { type, subject: { type: 'demo', id: ctx.requestId }, data: {} }))

/** Empties every table but those that migrations fill: only for a seeding that did not get to its end. */
export async function emptyDatabase(house: House): Promise<void> {
  const client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'auth') AND tablename NOT IN ('migrations', 'roles')`,
    )
    await client.query(`TRUNCATE ${rows.map((row) => row.name).join(', ')}`)
  } finally {
    await client.end()
  }
}
