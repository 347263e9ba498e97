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
import { type FieldBook, isOwnChange, noFields, ownFields, putOwnValuesBack } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { valuesOf } from '../platform/db/batches.ts'
import { emitMany } from '../platform/events/events.ts'
import { packOrders } from './arrival-batches.ts'
import { draftOf, type KnownOrder, type OrderDraft } from './arrival-outcomes.ts'
import { eventsOfOrders } from './arrivals.queries.ts'
import { currency, storeOrderArrivals } from './arriving.ts'
import { packRemoved } from './undo-batches.ts'
import { countWhatIsLeft, deleteOrders, findStandingOrders, removalEvents } from './undoing.queries.ts'

/** What becomes of each effect, in their order, and what has to be written for it. */
export interface OrderUndoPlan {
  readonly verdicts: readonly Verdict[]
  readonly removed: readonly KnownOrder[]
  readonly putBack: readonly OrderDraft[]
}

type Step = { readonly verdict: Verdict; readonly removed?: KnownOrder; readonly putBack?: OrderDraft }

/**
 * Decides what becomes of imported orders when their import is undone: new ones go unless something has happened to them
 * since, values go back where they are as the import left them. Writes nothing.
 */
export async function planOrderUndo(ctx: Ctx, effects: readonly Effect[], since: Since): Promise<OrderUndoPlan> {
  if (effects.length === 0) return { verdicts: [], removed: [], putBack: [] }
  const orders = new Map((await findStandingOrders(ctx.db, effects)).map((order) => [order.id, order]))
  const former = Map.groupBy(
    await findFormerValues(
      ctx.db,
      effects.filter(({ type }) => type === 'order.changed'),
    ),
    ({ eventId }) => eventId,
  )
  const book = [...former.values()].flat().some(isOwnChange) ? await ownFields(ctx, 'order') : noFields
  const steps = effects.map((effect): Step => {
    const order = orders.get(effect.subjectId)
    if (!order) return { verdict: keptFor('gone') }
    if (order.isArchived) return { verdict: keptFor('archived') }
    if (effect.type === 'order.changed') return putBackFields(order, former.get(effect.eventId) ?? [], book)
    const because = since.get(order.id) ?? since.get(order.orderNo)
    return because ? { verdict: keptFor(because) } : { verdict: removed, removed: order }
  })
  return {
    verdicts: steps.map(({ verdict }) => verdict),
    removed: steps.flatMap((step) => step.removed ?? []),
    putBack: steps.flatMap((step) => step.putBack ?? []),
  }
}

function putBackFields(order: KnownOrder, former: readonly FormerValue[], book: FieldBook): Step {
  const { own, kept: keptOwn } = putOwnValuesBack(book, order.custom, former)
  const facts = former.filter((value) => !isOwnChange(value))
  const draft = draftOf(order)
  const isAsLeft = ({ field, newValue }: FormerValue) =>
    isDeepStrictEqual(written(draft.content[field as keyof typeof draft.content]), newValue)
  const back = facts.filter(isAsLeft)
  const kept = facts.filter((value) => !isAsLeft(value))
  const values = Object.fromEntries(back.map(({ field, oldValue }) => [field, readBack(field, oldValue)]))
  if (Number(values.totalFen ?? order.totalFen) < order.refundedFen) return { verdict: keptFor('refunded') }
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
  await storeOrderArrivals(ctx, { outcomes: [], batches })
  const gone = packRemoved(ctx.now, plan.removed)
  if (gone.size > 0) {
    await deleteOrders(ctx.db, gone)
    await emitMany(ctx, { type: 'order.removed', subjectType: 'order' }, removalEvents(gone, ctx.now))
    const buyers = new Set(plan.removed.map(({ customerId }) => customerId))
    await countWhatIsLeft(ctx.db, valuesOf('uuid', [...buyers]))
  }
  return eventsOfOrders(batches.updated, gone)
}
