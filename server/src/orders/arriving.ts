import type { FieldBook } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { lookUpByIndex, valuesOf } from '../platform/db/batches.ts'
import { emitMany } from '../platform/events/events.ts'
import { storeSold } from '../products/products.ts'
import { type OrderBatches, packOrders } from './arrival-batches.ts'
import { type KnownOrders, type OrderArrival, type OrderOutcome, settleOrders } from './arrival-outcomes.ts'
import {
  arrivalEvents,
  awaitTurn,
  claimNumbers,
  deleteLinesOf,
  findKnownOrders,
  insertArrivalChanges,
  insertArrivalLines,
  insertCreated,
  lockHolders,
  recountOrders,
  updateKnown,
} from './arrivals.queries.ts'

/** Somebody else took one of the numbers while we looked: nothing may stay, and a second try sees what is there now. */
export class NumberTaken extends Error {
  override name = 'NumberTaken'
}

/** What files of orders are in. */
export const currency = 'CNY'

/** What must be asked before orders can be settled, as columns. */
export interface OrderQuestion {
  readonly externalIds: Uint8Array
  readonly orderNos: Uint8Array
}

/** Settled orders on their way into the database; made of bytes and numbers, so that another thread can make it. */
export interface SettledOrders {
  readonly outcomes: readonly OrderOutcome[]
  readonly batches: OrderBatches
}

export const orderQuestion = (arrivals: readonly OrderArrival[]): OrderQuestion => ({
  externalIds: valuesOf('text', [...new Set(arrivals.map(({ externalId }) => externalId))]),
  orderNos: valuesOf('text', [...new Set(arrivals.map(({ orderNo }) => orderNo))]),
})

/**
 * Opens a batch: others who bring orders in batches wait until this transaction is over, and nobody changes orders of the
 * customers meanwhile. Gives who and what is there, for `decideOrders`.
 */
export async function openOrderArrivals(ctx: Ctx, { externalIds, orderNos }: OrderQuestion): Promise<string> {
  await awaitTurn(ctx.db)
  await lookUpByIndex(ctx.db)
  await lockHolders(ctx.db, externalIds)
  return findKnownOrders(ctx.db, externalIds, orderNos)
}

/** The same as far as the actor sees it, for somebody who only wants to know what would become. */
export const askForOrders = (ctx: Ctx, { externalIds, orderNos }: OrderQuestion): Promise<string> =>
  findKnownOrders(ctx.db, externalIds, orderNos)

/** Decides what is new. Touches no database. */
export function decideOrders(
  now: Date,
  arrivals: readonly OrderArrival[],
  known: string,
  onDuplicate: 'skip' | 'update' | 'create',
  fields: FieldBook,
): SettledOrders {
  const { outcomes, drafts } = settleOrders(now, arrivals, readKnown(known), onDuplicate, fields)
  return { outcomes, batches: packOrders(now, currency, drafts) }
}

function readKnown(text: string): KnownOrders {
  const { customers, orders } = JSON.parse(text) as KnownOrders
  return { customers, orders: orders.map((order) => ({ ...order, orderedAt: new Date(order.orderedAt) })) }
}

/**
 * Writes settled orders and the metrics of their customers, a statement for each table and none for each row. Throws
 * NumberTaken when somebody took one of the numbers since they were asked for.
 */
export async function storeOrderArrivals(ctx: Ctx, { batches }: SettledOrders): Promise<void> {
  const { db, now } = ctx
  const { created, updated, lines, changes, products, customerIds, relined } = batches
  if (created.size === 0 && updated.size === 0) return
  await storeSold(ctx, products)
  if (created.size > 0) {
    if ((await claimNumbers(db, created)) !== created.size) throw new NumberTaken()
    await insertCreated(db, created, currency, now)
    await emitMany(ctx, { type: 'order.placed', subjectType: 'order' }, arrivalEvents.placed(created))
  }
  if (updated.size > 0) {
    await updateKnown(db, updated)
    if (relined.size > 0) await deleteLinesOf(db, relined)
    await emitMany(ctx, { type: 'order.changed', subjectType: 'order' }, arrivalEvents.changed(updated, now))
    await insertArrivalChanges(db, changes)
  }
  if (lines.size > 0) await insertArrivalLines(db, lines)
  await recountOrders(db, customerIds)
}
