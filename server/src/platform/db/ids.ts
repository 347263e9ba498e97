import { type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

/** Ids that a query found at one moment, in its order; 16 bytes of memory each. */
export interface Ids {
  readonly size: number
  /** Some of them as the literal of a PostgreSQL array. */
  slice(from: number, to: number): string
}

const idBytes = 16
/** Ids of one answer: enough that round trips do not count, few enough that none is large. */
const idsAtOnce = 50_000

/** Collects the column `id` of a query, however many rows it has. */
export async function collectIds(db: Db, query: RawBuilder<unknown>): Promise<Ids> {
  // the first answer waits for a sort of everything
  await sql`SELECT set_config('statement_timeout', '10min', true)`.execute(db)
  await sql`DECLARE ids NO SCROLL CURSOR FOR ${query}`.execute(db)
  const parts: Buffer[] = []
  for (;;) {
    const part = await fetchIds(db)
    if (part.length > 0) parts.push(part)
    if (part.length < idBytes * idsAtOnce) break
  }
  await sql`CLOSE ids`.execute(db)
  return idsOf(Buffer.concat(parts))
}

async function fetchIds(db: Db): Promise<Buffer> {
  const { rows } = await sql<{ id: string }>`FETCH ${sql.lit(idsAtOnce)} FROM ids`.execute(db)
  return Buffer.from(rows.map(({ id }) => id.replaceAll('-', '')).join(''), 'hex')
}

const idsOf = (bytes: Buffer): Ids => ({
  size: bytes.length / idBytes,
  slice: (from, to) => {
    const hex = bytes.subarray(from * idBytes, to * idBytes).toString('hex')
    return `{${(hex.match(/.{32}/g) ?? []).join(',')}}`
  },
})
