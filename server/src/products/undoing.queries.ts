import { sql } from 'kysely'
import { type Batch, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import { productShape } from './arrivals.queries.ts'

/**
 * Waits until nobody who sells something is in the middle of it, and keeps everybody from it until the end of the
 * transaction. Gives up after half a second: whoever wants to sell must not wait for it.
 */
export async function keepSellersOut(db: Db): Promise<void> {
  await sql`SELECT set_config('lock_timeout', '500ms', true)`.execute(db)
  await sql`LOCK TABLE products IN SHARE ROW EXCLUSIVE MODE`.execute(db)
}

/** Takes products out of the catalogue; their SKUs are free again. */
export const deleteProducts = (db: Db, removed: Batch<keyof typeof productShape>) =>
  sql`DELETE FROM products p USING ${rowsOf(productShape, removed, 'r')} WHERE p.id = r.id`.execute(db)
