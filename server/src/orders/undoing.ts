import { isDeepStrictEqual } from 'node:util'
import {
  type Effect,
  type FormerValue,
  findFormerValues,
  keptFor,
  putBack,
  removed,
  type Since,
  type Verdict,
} from '../customers/customers.ts'
import {
  type FieldBook,
  formerClaims,
  isOwnChange,
  noFields,
  openOwnFields,
  openReclaiming,
  putOwnValuesBack,
  type Reclaiming,
  type RegisterBatches,
} from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { valuesOf } from '../platform/db/batches.ts'
import { emitMany } from '../platform/events/events.ts'
import { packOrders } from './arrival-batches.ts'
import { draftOf, type KnownOrder, type OrderDraft } from './arrival-outcomes.ts'
import { eventsOfOrders, findTakenByOrders } from './arrivals.queries.ts'
import { currency, storeOrderArrivals } from './arriving.ts'
import { packRemoved } from './undo-batches.ts'
import { countWhatIsLeft, deleteOrders, findStandingOrders, releaseUniqueOf, removalEvents } from './undoing.queries.ts'

/** What becomes of each effect, in their order, and what has to be written for it. */
export interface OrderUndoPlan {
  readonly verdicts: readonly Verdict[]
  readonly removed: readonly KnownOrder[]
  readonly putBack: readonly OrderDraft[]
  /** Own values that must be unique and go back with the others; null where nothing does. */
  readonly unique: RegisterBatches | null
}

type Step = { readonly verdict: Verdict; readonly removed?: KnownOrder; readonly putBack?: OrderDraft }

/**
 * Decides what becomes of imported orders when their import is undone: new ones go unless something has happened to them
 * since, values go back where they are as the import left them. Writes nothing.
 */
export async function planOrderUndo(ctx: Ctx, effects: readonly Effect[], since: Since): Promise<OrderUndoPlan> {
  if (effects.length === 0) return { verdicts: [], removed: [], putBack: [], unique: null }
  const orders = new Map((await findStandingOrders(ctx.db, effects)).map((order) => [order.id, order]))
  const former = Map.groupBy(
    await findFormerValues(
      ctx.db,
      effects.filter(({ type }) => type === 'order.changed'),
    ),
    ({ eventId }) => eventId,
  )
  const book = [...former.values()].flat().some(isOwnChange) ? await openOwnFields(ctx, 'order') : noFields
  const whyKept = (order: KnownOrder) => since.get(order.id) ?? since.get(order.orderNo)
  const changed = effects.flatMap(({ type, subjectId, eventId }) => {
    const order = type === 'order.changed' ? orders.get(subjectId) : undefined
    const one = order && !order.isArchived && { ...order, former: former.get(eventId) ?? [] }
    return one && !isRefunded(one) ? [one] : []
  })
  const leaving = effects.flatMap(({ type, subjectId }) => {
    const order = type === 'order.changed' ? undefined : orders.get(subjectId)
    return order && !order.isArchived && !whyKept(order) ? [order.id] : []
  })
  const reclaiming = await openFormer(ctx, book, changed, new Set(leaving))
  const steps = effects.map((effect): Step => {
    const order = orders.get(effect.subjectId)
    if (!order) return { verdict: keptFor('gone') }
    if (order.isArchived) return { verdict: keptFor('archived') }
    if (effect.type === 'order.changed')
      return putBackFields({ ...order, former: former.get(effect.eventId) ?? [] }, book, reclaiming)
    const because = whyKept(order)
    return because ? { verdict: keptFor(because) } : { verdict: removed, removed: order }
  })
  return {
    verdicts: steps.map(({ verdict }) => verdict),
    removed: steps.flatMap((step) => step.removed ?? []),
    putBack: steps.flatMap((step) => step.putBack ?? []),
    unique: reclaiming.pack(),
  }
}

type ChangedOrder = KnownOrder & { readonly former: readonly FormerValue[] }

/** Which former values that must be unique go back; those that leave keep none. */
async function openFormer(
  { db }: Ctx,
  book: FieldBook,
  changed: readonly ChangedOrder[],
  leaving: ReadonlySet<string>,
): Promise<Reclaiming> {
  const taken = await findTakenByOrders(db, formerClaims(book, changed), undefined)
  return openReclaiming(
    book,
    changed,
    taken.filter(({ recordId }) => !leaving.has(recordId)),
  )
}

/** Whether more was paid back than the former total. */
const isRefunded = ({ totalFen, refundedFen, former }: ChangedOrder) =>
  former.some(
    ({ field, oldValue, newValue }) => field === 'totalFen' && newValue === totalFen && Number(oldValue) < refundedFen,
  )

function putBackFields(order: ChangedOrder, book: FieldBook, reclaiming: Reclaiming): Step {
  if (isRefunded(order)) return { verdict: keptFor('refunded') }
  const { own, kept: keptOwn } = putOwnValuesBack(book, order, reclaiming)
  const facts = order.former.filter((value) => !isOwnChange(value))
  const draft = draftOf(order)
  const isAsLeft = ({ field, newValue }: FormerValue) =>
    isDeepStrictEqual(written(draft.content[field as keyof typeof draft.content]), newValue)
  const back = facts.filter(isAsLeft)
  const kept = facts.filter((value) => !isAsLeft(value))
  const values = Object.fromEntries(back.map(({ field, oldValue }) => [field, readBack(field, oldValue)]))
  const verdict = putBack(
    [...back, ...own.changes].map(({ field }) => field),
    [...kept.map(({ field }) => field), ...keptOwn],
  )
  if (verdict.outcome === 'kept') return { verdict }
  return { verdict, putBack: { ...draft, content: { ...draft.content, ...values }, own } }
}

const written = (value: unknown) => (value instanceof Date ? value.toISOString() : value)
const readBack = (field: string, value: unknown) => (field === 'orderedAt' ? new Date(String(value)) : value)

/** Carries a plan out; gives a query of the events that tell of it. */
export async function carryOutOrderUndo(ctx: Ctx, plan: OrderUndoPlan) {
  const batches = packOrders(ctx.now, currency, plan.putBack)
  const gone = packRemoved(ctx.now, plan.removed)
  // before others get their values back that these have now
  if (gone.size > 0) {
    await releaseUniqueOf(ctx.db, gone)
    await deleteOrders(ctx.db, gone)
  }
  if (plan.unique) await storeOrderArrivals(ctx, { batches, unique: plan.unique })
  if (gone.size > 0) {
    await emitMany(ctx, { type: 'order.removed', subjectType: 'order' }, removalEvents(gone, ctx.now))
    const buyers = new Set(plan.removed.map(({ customerId }) => customerId))
    await countWhatIsLeft(ctx.db, valuesOf('uuid', [...buyers]))
  }
  return eventsOfOrders(batches.updated, gone)
}
