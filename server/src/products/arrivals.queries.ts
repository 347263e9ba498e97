import { sql } from 'kysely'
import { type Batch, eachOf, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'

/** A product as it travels in a batch. */
export const productShape = {
  id: 'uuid',
  eventId: 'uuid',
  sku: 'text',
  name: 'text',
  category: 'text',
  priceFen: 'bigint',
} as const
type Products = Batch<keyof typeof productShape>

export const awaitTurn = (db: Db) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended('zhike.product_arrivals', 0))`.execute(db)

/** The products of these SKUs, as JSON text, in the order in which everybody locks them. */
export const findKnownProducts = async (db: Db, skus: Uint8Array, why: 'to_know' | 'to_change'): Promise<string> => {
  const { rows } = await sql<{ known: string }>`
    SELECT coalesce(json_agg(json_build_object('id', id, 'sku', sku, 'name', name, 'category', category,
                                               'priceFen', price_fen)), '[]')::text AS known
    FROM (SELECT p.* FROM ${eachOf(skus, 'text', 'wanted')} JOIN products p ON p.sku = wanted.value
          ORDER BY p.sku ${why === 'to_change' ? sql`FOR NO KEY UPDATE OF p` : sql``}) AS found`.execute(db)
  return rows[0]?.known ?? '[]'
}

/** Adds products, in the order of their SKUs; gives how many were free. */
export const insertArrivedProducts = async (db: Db, created: Products, now: Date): Promise<number> => {
  const inserted = await sql`
    INSERT INTO products (id, sku, name, category, price_fen, created_at)
    SELECT id, sku, name, category, price_fen, ${now}
    FROM ${rowsOf(productShape, created, 'created')} ORDER BY sku COLLATE "C"
    ON CONFLICT (sku) DO NOTHING`.execute(db)
  return Number(inserted.numAffectedRows ?? 0)
}

export const updateArrivedProducts = (db: Db, updated: Products) =>
  sql`
    UPDATE products SET name = u.name, category = u.category, price_fen = u.price_fen, version = products.version + 1
    FROM ${rowsOf(productShape, updated, 'u')} WHERE products.id = u.id`.execute(db)

/** What the log says of them. */
export const productEvents = (products: Products) => sql`
  SELECT event_id, id AS subject_id, jsonb_build_object('sku', sku) AS data
  FROM ${rowsOf(productShape, products, 'r')}`
