import type { Product } from '@zhike/contract/orders'
import { type Insertable, sql } from 'kysely'
import { type Batch, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import type { ProductsTable } from './products.tables.ts'

/** Things that were sold, each SKU once. */
export const soldShape = { id: 'uuid', sku: 'text', name: 'text' } as const
export type SoldProducts = Batch<keyof typeof soldShape>

const owner = sql<Product['owner']>`(
  SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM staff s WHERE s.id = products.owner_id
)`.as('owner')
const columns = ['id', 'sku', 'name', 'category', 'priceFen', owner, 'version'] as const

/** Products by SKU, after the given one, whose SKU or name has the text. */
export const listProductRows = (db: Db, text: string | undefined, after: string | undefined, most: number) =>
  db
    .selectFrom('products')
    .select(columns)
    .$if(text !== undefined, (query) =>
      query.where(sql<boolean>`strpos(lower(sku), ${text ?? ''}) > 0 OR strpos(lower(name), ${text ?? ''}) > 0`),
    )
    .$if(after !== undefined, (query) => query.where('sku', '>', after ?? ''))
    .orderBy('sku')
    .limit(most)
    .execute()

export const findProductRow = (db: Db, sku: string) =>
  db.selectFrom('products').select(columns).where('sku', '=', sku).forKeyShare().executeTakeFirst()

/** Adds a product or changes the one of this SKU; fields that are not given stay. `added` tells which. */
export const upsertProduct = (
  db: Db,
  { category, priceFen, ...product }: Omit<Insertable<ProductsTable>, 'category' | 'priceFen'> & Partial<ProductsTable>,
) =>
  db
    .insertInto('products')
    .values({ ...product, category: category ?? null, priceFen: priceFen ?? null })
    .onConflict((conflict) =>
      conflict.column('sku').doUpdateSet((eb) => ({
        name: product.name,
        version: eb('products.version', '+', 1),
        ...(category === undefined ? {} : { category }),
        ...(priceFen === undefined ? {} : { priceFen }),
      })),
    )
    .returning([...columns, sql<boolean>`xmax = 0`.as('added')])
    .executeTakeFirstOrThrow()

/** Writes who answers for a product; undefined when there is none. */
export const updateProductOwner = (db: Db, id: string, ownerId: string | null) =>
  db
    .updateTable('products')
    .set((eb) => ({ ownerId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst()

/** Adds the products whose SKU nobody knows yet, in the order of their SKUs: two at once cannot wait for each other. */
export const insertMissingProducts = (db: Db, products: SoldProducts, now: Date) =>
  sql`
    INSERT INTO products (id, sku, name, created_at)
    SELECT id, sku, name, ${now} FROM ${rowsOf(soldShape, products, 'sold')} ORDER BY sku COLLATE "C"
    ON CONFLICT (sku) DO NOTHING`.execute(db)
