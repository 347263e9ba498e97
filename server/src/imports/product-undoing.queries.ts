import type { KeptBecause } from '@zhike/contract/imports'
import { type RawBuilder, sql } from 'kysely'
import type { Verdict } from '../customers/customers.ts'
import type { Db } from '../platform/db/database.ts'
import type { ProductEffect } from '../products/products.ts'
import type { EffectPlace } from './running.queries.ts'

/** Keeps what a chunk did to products; gives how much that is. */
export const insertProductEffects = async (
  db: Db,
  { importId, firstRow }: EffectPlace,
  effects: RawBuilder<unknown>,
): Promise<number> => {
  const kept = await sql`
    INSERT INTO import_product_effects (import_id, first_row, product_id, sku, former, given)
    SELECT ${importId}::uuid, ${firstRow}::bigint, product_id, sku, former, given FROM (${effects}) AS done`.execute(db)
  return Number(kept.numAffectedRows ?? 0)
}

/** The last chunk whose effects stand, before another when one is given. */
export const findLastProductChunk = async (db: Db, importId: string, before?: number): Promise<number | undefined> => {
  const found = await db
    .selectFrom('importProductEffects')
    .select('firstRow')
    .where('importId', '=', importId)
    .where('status', '=', 'standing')
    .$if(before !== undefined, (query) => query.where('firstRow', '<', before ?? 0))
    .orderBy('firstRow', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.firstRow
}

/**
 * What stands of a chunk, each with what the import made of the product in the end: a look goes through all chunks before
 * the last of them is undone.
 */
export const findProductEffects = (db: Db, { importId, firstRow }: EffectPlace): Promise<ProductEffect[]> =>
  db
    .selectFrom('importProductEffects as f')
    .select(['f.productId', 'f.sku', 'f.former'])
    .select(
      sql<ProductEffect['given']>`(
        SELECT l.given FROM import_product_effects l
        WHERE l.import_id = f.import_id AND l.product_id = f.product_id AND l.status = 'standing'
        ORDER BY l.first_row DESC LIMIT 1)`.as('given'),
    )
    .where('f.importId', '=', importId)
    .where('f.status', '=', 'standing')
    .where('f.firstRow', '=', firstRow)
    .orderBy('f.sku')
    .execute()

/**
 * What names these SKUs: orders, but for those whose lines go before, else complaints, else what was offered for needs,
 * else articles.
 */
export const findUses = async (
  db: Db,
  skus: readonly string[],
  goingOrders: readonly string[],
): Promise<ReadonlyMap<string, KeptBecause>> => {
  const found = await sql<{ sku: string; because: KeptBecause }>`
    SELECT sku, because FROM (
      SELECT sku, CASE
        WHEN EXISTS (SELECT FROM order_lines l WHERE l.sku = wanted.sku AND l.order_id <> ALL (${goingOrders}::uuid[]))
          THEN 'ordered'
        WHEN sku = ANY (ARRAY(SELECT c.sku FROM complaints c WHERE c.sku IS NOT NULL)) THEN 'complained'
        WHEN EXISTS (SELECT FROM feedback f WHERE f.sku = wanted.sku) THEN 'commented'
        WHEN sku = ANY (ARRAY(SELECT s.code FROM need_steps s WHERE s.kind = 'match' AND s.code IS NOT NULL)) THEN 'needed'
        WHEN EXISTS (SELECT FROM article_versions v WHERE v.skus @> ARRAY[wanted.sku]) THEN 'described' END AS because
      FROM unnest(${skus}::text[]) AS wanted (sku)) AS used
    WHERE because IS NOT NULL`.execute(db)
  return new Map(found.rows.map(({ sku, because }) => [sku, because]))
}

/** Notes what became of the effects of a chunk. */
export const tellProductEffects = (
  db: Db,
  { importId, firstRow }: EffectPlace,
  told: readonly (ProductEffect & Verdict)[],
) =>
  sql`
    UPDATE import_product_effects f SET status = t.outcome, because = t.because, fields = t.kept_fields
    FROM jsonb_to_recordset(${JSON.stringify(
      told.map(({ productId, outcome, because, keptFields }) => ({
        product_id: productId,
        outcome,
        because,
        kept_fields: keptFields,
      })),
    )}::jsonb) AS t (product_id uuid, outcome text, because text, kept_fields text[])
    WHERE f.import_id = ${importId}::uuid AND f.first_row = ${firstRow}::bigint AND f.product_id = t.product_id`.execute(
    db,
  )

/** What was kept, by SKU. */
export const findKeptProducts = (
  db: Db,
  importId: string,
  after: { readonly sku: string; readonly firstRow: number } | undefined,
  most: number,
) =>
  db
    .selectFrom('importProductEffects')
    .select(['sku', 'firstRow', 'given', 'because', 'fields'])
    .where('importId', '=', importId)
    .where('status', '=', 'kept')
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(sku, first_row) > (${after?.sku}, ${after?.firstRow}::bigint)`),
    )
    .orderBy('sku')
    .orderBy('firstRow')
    .limit(most)
    .execute()

/** Forgets some of what an import did to products; gives how much. */
export const forgetProductEffects = async (db: Db, importId: string, most: number): Promise<number> => {
  const forgotten = await sql`
    DELETE FROM import_product_effects WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM import_product_effects WHERE import_id = ${importId}::uuid LIMIT ${most}::int))`.execute(db)
  return Number(forgotten.numAffectedRows ?? 0)
}
