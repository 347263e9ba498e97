import { sql } from 'kysely'
import { type Batch, eachOf, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import { type SoldProducts, soldShape } from './products.queries.ts'

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

/** One that was there already, with what it was before. */
export const changedShape = {
  ...productShape,
  formerName: 'text',
  formerCategory: 'text',
  formerPriceFen: 'bigint',
} as const
export interface ProductBatches {
  readonly created: Products
  readonly updated: Batch<keyof typeof changedShape>
}

export const awaitTurn = (db: Db) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended('zhike.product_arrivals', 0))`.execute(db)

/** The products of these SKUs, as JSON text, in the order in which everybody locks them. */
export const findKnownProducts = async (db: Db, skus: Uint8Array, why: keyof typeof locks): Promise<string> => {
  const { rows } = await sql<{ known: string }>`
    SELECT coalesce(json_agg(json_build_object('id', id, 'sku', sku, 'name', name, 'category', category,
                                               'priceFen', price_fen)), '[]')::text AS known
    FROM (SELECT p.* FROM ${eachOf(skus, 'text', 'wanted')} JOIN products p ON p.sku = wanted.value
          ORDER BY p.sku ${locks[why]}) AS found`.execute(db)
  return rows[0]?.known ?? '[]'
}

const locks = { to_know: sql``, to_change: sql`FOR NO KEY UPDATE OF p`, to_remove: sql`FOR UPDATE OF p` }

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

const facts = (name: string, category: string, price: string) =>
  sql`jsonb_build_object('name', ${sql.ref(name)}, 'category', ${sql.ref(category)}, 'priceFen', ${sql.ref(price)})`

/** What was done, so that it can be undone: product_id and sku of each, what it was before, and what it was made. */
export const effectsOfProducts = ({ created, updated }: ProductBatches) => sql`
  SELECT id AS product_id, sku, NULL::jsonb AS former, ${facts('name', 'category', 'price_fen')} AS given
  FROM ${rowsOf(productShape, created, 'c')}
  UNION ALL
  SELECT id, sku, ${facts('former_name', 'former_category', 'former_price_fen')},
         ${facts('name', 'category', 'price_fen')}
  FROM ${rowsOf(changedShape, updated, 'u')}`

/** The same of things that were sold: those of them that were added. */
export const effectsOfSold = (sold: SoldProducts) => sql`
  SELECT p.id AS product_id, p.sku, NULL::jsonb AS former, ${facts('p.name', 'p.category', 'p.price_fen')} AS given
  FROM ${rowsOf(soldShape, sold, 'sold')} JOIN products p ON p.id = sold.id`
