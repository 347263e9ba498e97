import type { Input, Output } from '@zhike/contract/endpoint'
import type { Product, products } from '@zhike/contract/orders'
import * as z from 'zod'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { batchOf } from '../platform/db/batches.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  findProductRow,
  insertMissingProducts,
  listProductRows,
  type SoldProducts,
  soldShape,
  upsertProduct,
} from './products.queries.ts'
import './products.tables.ts'

export { effectsOfProducts, effectsOfSold } from './arrivals.queries.ts'
export {
  askForProducts,
  decideProducts,
  openProductArrivals,
  type ProductArrival,
  type ProductOutcome,
  productQuestion,
  type SettledProducts,
  SkuTaken,
  storeProductArrivals,
} from './arriving.ts'
export { assignOwner } from './owning.ts'
export type { SoldProducts } from './products.queries.ts'
export { carryOutProductUndo, holdProducts, type ProductEffect, planProductUndo } from './undoing.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'product.added': { sku: string }
    'product.changed': { sku: string }
    'product.removed': { sku: string }
    'product.assigned': { sku: string; ownerId: string | null }
  }
}

const SkuPlace = z.tuple([z.string().max(64)])

/** A page of products by SKU; `search` finds part of a SKU or name. */
export async function listProducts(
  ctx: Ctx,
  { search, cursor, limit }: Input<typeof products.list>,
): Promise<Output<typeof products.list>> {
  const after = readCursor(SkuPlace, cursor)?.[0]
  const rows = await listProductRows(ctx.db, search?.toLowerCase(), after, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.sku],
    (row) => row,
  )
}

/** Adds a product; one of this SKU that is there already gets the given name, category and price. */
export async function saveProduct(ctx: Ctx, input: Input<typeof products.create>): Promise<Product> {
  const { category, priceFen, ...named } = input
  const { added, ...product } = await upsertProduct(ctx.db, {
    ...named,
    ...(category === undefined ? {} : { category }),
    ...(priceFen === undefined ? {} : { priceFen }),
    id: uuidv7(ctx.now),
    createdAt: ctx.now,
  })
  if (!added) ctx.answer.status = 200
  await emitForCompany(ctx, {
    type: added ? 'product.added' : 'product.changed',
    subject: { type: 'product', id: product.id },
    data: { sku: product.sku },
  })
  return product
}

/** The product of a SKU, for whoever is about to name it: it stays until the transaction is over. */
export const findProduct = (ctx: Ctx, sku: string): Promise<Product | undefined> => findProductRow(ctx.db, sku)

/** Makes products of those sold things that are not in the list yet, by SKU; known ones stay as they are. */
export const ensureProducts = (ctx: Ctx, sold: readonly Sold[]): Promise<void> =>
  storeSold(ctx, packSold(ctx.now, sold))

interface Sold {
  readonly sku: string
  readonly name: string
}

/** The same in two steps: packing touches no database. */
export function packSold(now: Date, sold: readonly Sold[]): SoldProducts {
  const bySku = new Map(sold.map(({ sku, name }) => [sku, { id: uuidv7(now), sku, name }]))
  return batchOf(soldShape, [...bySku.values()])
}

export async function storeSold(ctx: Ctx, sold: SoldProducts): Promise<void> {
  if (sold.size > 0) await insertMissingProducts(ctx.db, sold, ctx.now)
}
