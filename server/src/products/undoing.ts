import { keptFor, putBack, removed, type Since, type Verdict } from '../customers/customers.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { batchOf, valuesOf } from '../platform/db/batches.ts'
import { emitManyForCompany } from '../platform/events/events.ts'
import { awaitTurn, findKnownProducts, productEvents, productShape, updateArrivedProducts } from './arrivals.queries.ts'
import { askForProducts, type KnownProduct, readKnownProducts } from './arriving.ts'
import { deleteProducts, keepSellersOut } from './undoing.queries.ts'

type Facts = Pick<KnownProduct, 'name' | 'category' | 'priceFen'>

/** What an import did to a product: what it was before, null for a new one, and what the file made of it. */
export interface ProductEffect {
  readonly productId: string
  readonly sku: string
  readonly former: Facts | null
  readonly given: Facts
}

/** What becomes of each effect, in their order, and what has to be written for it. */
export interface ProductUndoPlan {
  readonly verdicts: readonly Verdict[]
  readonly removed: readonly KnownProduct[]
  readonly putBack: readonly KnownProduct[]
}

type Step = { readonly verdict: Verdict; readonly removed?: KnownProduct; readonly putBack?: KnownProduct }

/**
 * Keeps everybody from changing these products until the transaction is over, and if some of them may go, from coming to
 * use one: who sells is waited for, who wants to name one waits.
 */
export async function holdProducts({ db }: Ctx, effects: readonly ProductEffect[]): Promise<void> {
  const mayGo = effects.some(({ former }) => former === null)
  await awaitTurn(db)
  if (mayGo) await keepSellersOut(db)
  await findKnownProducts(db, skusOf(effects), mayGo ? 'to_remove' : 'to_change')
}

const skusOf = (effects: readonly ProductEffect[]) =>
  valuesOf(
    'text',
    effects.map(({ sku }) => sku),
  )

/**
 * Decides what becomes of imported products when their import is undone: new ones go unless something uses their SKU or
 * they were changed since, values go back where they are as the import left them. Writes nothing.
 */
export async function planProductUndo(
  ctx: Ctx,
  effects: readonly ProductEffect[],
  uses: Since,
): Promise<ProductUndoPlan> {
  const there = readKnownProducts(await askForProducts(ctx, skusOf(effects)))
  const known = new Map(there.map((product) => [product.id, product]))
  const steps = effects.map((effect): Step => {
    const product = known.get(effect.productId)
    if (!product) return { verdict: keptFor('gone') }
    if (effect.former !== null) return putBackFacts(product, effect.former, effect.given)
    const because = uses.get(effect.sku) ?? (changedIn(product, effect.given).length > 0 ? 'changed' : undefined)
    return because ? { verdict: keptFor(because) } : { verdict: removed, removed: product }
  })
  return {
    verdicts: steps.map(({ verdict }) => verdict),
    removed: steps.flatMap((step) => step.removed ?? []),
    putBack: steps.flatMap((step) => step.putBack ?? []),
  }
}

const changedIn = (left: Facts, right: Facts) =>
  (['name', 'category', 'priceFen'] as const).filter((field) => left[field] !== right[field])

function putBackFacts(product: KnownProduct, former: Facts, given: Facts): Step {
  const since = new Set(changedIn(product, given))
  const changed = changedIn(former, given)
  const back = changed.filter((field) => !since.has(field))
  const verdict = putBack(
    back,
    changed.filter((field) => since.has(field)),
  )
  if (verdict.outcome === 'kept') return { verdict }
  return { verdict, putBack: { ...product, ...Object.fromEntries(back.map((field) => [field, former[field]])) } }
}

/** Carries a plan out. */
export async function carryOutProductUndo(ctx: Ctx, plan: ProductUndoPlan): Promise<void> {
  const pack = (products: readonly KnownProduct[]) =>
    batchOf(
      productShape,
      products.map((product) => ({ ...product, eventId: uuidv7(ctx.now) })),
    )
  const [gone, back] = [pack(plan.removed), pack(plan.putBack)]
  if (gone.size > 0) {
    await deleteProducts(ctx.db, gone)
    await emitManyForCompany(ctx, { type: 'product.removed', subjectType: 'product' }, productEvents(gone))
  }
  if (back.size > 0) {
    await updateArrivedProducts(ctx.db, back)
    await emitManyForCompany(ctx, { type: 'product.changed', subjectType: 'product' }, productEvents(back))
  }
}
