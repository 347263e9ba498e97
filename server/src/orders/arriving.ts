import type { ArrivalViewer } from '../customers/customers.ts'
import {
  type ClaimBatch,
  type FieldBook,
  openRegister,
  type RegisterBatches,
  storeRegister,
  type Taken,
  uniqueClaims,
} from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { lookUpByIndex, valuesOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
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
  findTakenByOrders,
  insertArrivalChanges,
  insertArrivalLines,
  insertCreated,
  lockHolders,
  recountOrders,
  updateKnown,
} from './arrivals.queries.ts'

/** Somebody else took one of the numbers, or a value that must be unique, while we looked: nothing may stay, and a second try sees what is there now. */
export class NumberTaken extends Error {
  override name = 'NumberTaken'
}

/** What files of orders are in. */
export const currency = 'CNY'

/** What must be asked before orders can be settled, as columns. */
export interface OrderQuestion {
  readonly externalIds: Uint8Array
  readonly orderNos: Uint8Array
  readonly claims: ClaimBatch
}

/** Settled orders on their way into the database; made of bytes and numbers, so that another thread can make it. */
export interface SettledOrders {
  readonly outcomes: readonly OrderOutcome[]
  readonly batches: OrderBatches
  /** Own values that must be unique. */
  readonly unique: RegisterBatches
}

export const orderQuestion = (arrivals: readonly OrderArrival[], fields: FieldBook): OrderQuestion => ({
  externalIds: valuesOf('text', [...new Set(arrivals.map(({ externalId }) => externalId))]),
  orderNos: valuesOf('text', [...new Set(arrivals.map(({ orderNo }) => orderNo))]),
  claims: uniqueClaims(
    fields,
    arrivals.map(({ custom }) => custom),
  ),
})

/**
 * Opens a batch: others who bring orders in batches wait until this transaction is over, and nobody changes orders of the
 * customers meanwhile. Gives who and what is there, for `decideOrders`. Only orders of customers whom the viewer sees are
 * named.
 */
export async function openOrderArrivals(
  { db }: Ctx,
  question: OrderQuestion,
  viewer: ArrivalViewer | undefined,
): Promise<string> {
  await awaitTurn(db)
  await lookUpByIndex(db)
  await lockHolders(db, question.externalIds)
  return ask(db, question, viewer)
}

/** The same as far as the actor sees it, for somebody who only wants to know what would become. */
export const askForOrders = ({ db, actor }: Ctx, question: OrderQuestion): Promise<string> => ask(db, question, actor)

async function ask(
  db: Db,
  { externalIds, orderNos, claims }: OrderQuestion,
  viewer: ArrivalViewer | undefined,
): Promise<string> {
  const known = await findKnownOrders(db, externalIds, orderNos)
  return `{"known":${known},"taken":${JSON.stringify(await findTakenByOrders(db, claims, viewer))}}`
}

/** Decides what is new. Touches no database. */
export function decideOrders(
  now: Date,
  arrivals: readonly OrderArrival[],
  known: string,
  onDuplicate: 'skip' | 'update' | 'create',
  fields: FieldBook,
): SettledOrders {
  const there = JSON.parse(known) as { known: KnownOrders; taken: Taken[] }
  const register = openRegister(fields, there.taken)
  const { outcomes, drafts } = settleOrders(now, arrivals, dated(there.known), onDuplicate, fields, register)
  return { outcomes, batches: packOrders(now, currency, drafts), unique: register.pack() }
}

const dated = ({ customers, orders }: KnownOrders): KnownOrders => ({
  customers,
  orders: orders.map((order) => ({ ...order, orderedAt: new Date(order.orderedAt) })),
})

/**
 * Writes settled orders and the metrics of their customers, a statement for each table and none for each row. Throws
 * NumberTaken when somebody took one of the numbers or values since they were asked for.
 */
export async function storeOrderArrivals(
  ctx: Ctx,
  { batches, unique }: Omit<SettledOrders, 'outcomes'>,
): Promise<void> {
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
  if (!(await storeRegister(db, unique))) throw new NumberTaken()
  if (lines.size > 0) await insertArrivalLines(db, lines)
  await recountOrders(db, customerIds)
}
