import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { batchOf, lookUpByIndex, valuesOf } from '../platform/db/batches.ts'
import { emitManyForCompany } from '../platform/events/events.ts'
import {
  awaitTurn,
  changedShape,
  findKnownProducts,
  insertArrivedProducts,
  type ProductBatches,
  productEvents,
  productShape,
  updateArrivedProducts,
} from './arrivals.queries.ts'

/** A product that comes with many others, from a file; what the file does not say is null and changes nothing. */
export interface ProductArrival {
  readonly sku: string
  readonly name: string
  readonly category: string | null
  readonly priceFen: number | null
}

/** What became of one; `sku_taken` when it should be new and is not. */
export type ProductOutcome = 'created' | 'updated' | 'skipped' | 'sku_taken'

/** Settled products on their way into the database; made of bytes and numbers, so that another thread can make it. */
export interface SettledProducts {
  readonly outcomes: readonly ProductOutcome[]
  readonly batches: ProductBatches
}

/** Somebody else added one of the SKUs while we looked: nothing may stay, and a second try sees it. */
export class SkuTaken extends Error {
  override name = 'SkuTaken'
}

/** What must be asked before products can be settled: their SKUs. */
export const productQuestion = (arrivals: readonly ProductArrival[]): Uint8Array =>
  valuesOf('text', [...new Set(arrivals.map(({ sku }) => sku))])

/** Opens a batch: nobody else changes these products until the transaction is over. Gives those that are there. */
export async function openProductArrivals(ctx: Ctx, skus: Uint8Array): Promise<string> {
  await awaitTurn(ctx.db)
  await lookUpByIndex(ctx.db)
  return findKnownProducts(ctx.db, skus, 'to_change')
}

/** The same for somebody who only wants to know. */
export const askForProducts = (ctx: Ctx, skus: Uint8Array): Promise<string> =>
  findKnownProducts(ctx.db, skus, 'to_know')

interface Draft extends ProductArrival {
  readonly id: string
  /** What it was before the batch; null for a new one. */
  readonly former: ProductArrival | null
  readonly isChanged: boolean
}

/** Decides which are new, one after the other in the order of the file. Touches no database. */
export function decideProducts(
  now: Date,
  arrivals: readonly ProductArrival[],
  known: string,
  onDuplicate: 'skip' | 'update' | 'create',
): SettledProducts {
  const drafts = new Map<string, Draft>(
    readKnownProducts(known).map((product) => [product.sku, { ...product, former: product, isChanged: false }]),
  )
  const outcomes = arrivals.map((arrival): ProductOutcome => {
    const draft = drafts.get(arrival.sku)
    if (!draft) {
      drafts.set(arrival.sku, { ...arrival, id: uuidv7(now), former: null, isChanged: false })
      return 'created'
    }
    if (onDuplicate === 'create') return 'sku_taken'
    if (onDuplicate === 'skip') return 'skipped'
    const next = changed(draft, arrival)
    if (!next) return 'skipped'
    drafts.set(arrival.sku, next)
    return 'updated'
  })
  const all = [...drafts.values()].map((draft) => ({ ...draft, eventId: uuidv7(now) }))
  const created = all.filter(({ former }) => former === null)
  const updated = all.flatMap(({ former, ...draft }) =>
    former && draft.isChanged
      ? [{ ...draft, formerName: former.name, formerCategory: former.category, formerPriceFen: former.priceFen }]
      : [],
  )
  return {
    outcomes,
    batches: { created: batchOf(productShape, created), updated: batchOf(changedShape, updated) },
  }
}

/** Products that are there, as `findKnownProducts` tells. */
export const readKnownProducts = (known: string): KnownProduct[] => JSON.parse(known)
export type KnownProduct = ProductArrival & { readonly id: string }

/** A product with what a row brings; undefined when that is nothing new. */
function changed(draft: Draft, { name, category, priceFen }: ProductArrival): Draft | undefined {
  const given = { name, category: category ?? draft.category, priceFen: priceFen ?? draft.priceFen }
  const isSame = given.name === draft.name && given.category === draft.category && given.priceFen === draft.priceFen
  return isSame ? undefined : { ...draft, ...given, isChanged: true }
}

/** Writes settled products. Throws SkuTaken when somebody added one of them since they were asked for. */
export async function storeProductArrivals(ctx: Ctx, { batches }: SettledProducts): Promise<void> {
  const { db, now } = ctx
  const { created, updated } = batches
  if (created.size > 0) {
    if ((await insertArrivedProducts(db, created, now)) !== created.size) throw new SkuTaken()
    await emitManyForCompany(ctx, { type: 'product.added', subjectType: 'product' }, productEvents(created))
  }
  if (updated.size > 0) {
    await updateArrivedProducts(db, updated)
    await emitManyForCompany(ctx, { type: 'product.changed', subjectType: 'product' }, productEvents(updated))
  }
}
