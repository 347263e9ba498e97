import { isDeepStrictEqual } from 'node:util'
import type { Input } from '@zhike/contract/endpoint'
import type { Order, orders } from '@zhike/contract/orders'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type Change, emit } from '../platform/events/events.ts'
import { ensureProducts } from '../products/products.ts'
import { answerOf, freshAnswer } from './answers.ts'
import { recountOrder } from './metrics.ts'
import { pastMomentOf } from './moments.ts'
import { openOrder } from './opening.ts'
import { deleteLines, insertLines, type OrderColumns, type OrderRow, updateOrderRow } from './orders.queries.ts'
import { readOwnOrderValues } from './own-values.ts'

/**
 * Changes an order, cancels it or takes a cancellation back; the metrics of its customer follow in the same transaction.
 * What is sent but already so changes nothing. Throws `record.changed` when the caller read an older version, and
 * `order.refund_too_large` when more was paid back than the new total.
 */
export async function updateOrder(ctx: Ctx, input: Input<typeof orders.update>): Promise<Order> {
  const { order, standing } = await openOrder(ctx, input.id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== order.version) fail('record.changed')
  const { custom, ...given } = input
  const own = custom === undefined ? undefined : await readOwnOrderValues(ctx, custom, order)
  const facts = changesOf(ctx, order, given)
  const changes = [...facts, ...(own?.changes ?? [])]
  if (changes.length === 0) return answerOf(ctx, order)
  const { lines, ...columns } = Object.fromEntries(
    facts.map(({ field, new: value }) => [field, value]),
  ) as OrderColumns & Partial<Pick<OrderRow, 'lines'>>
  const after = { ...order, ...columns }
  if (after.totalFen < after.refundedFen) fail('order.refund_too_large')
  await updateOrderRow(ctx.db, order.customerId, order.id, own ? { ...columns, custom: own.custom } : columns)
  if (lines) await replaceLines(ctx, order, lines)
  await recountOrder(ctx.db, order.customerId, standing, { before: order, after })
  await emitChange(ctx, order, changes)
  return freshAnswer(ctx, order.id)
}

function changesOf(
  ctx: Ctx,
  order: OrderRow,
  { id: _, orderedAt, ...given }: Omit<Input<typeof orders.update>, 'custom'>,
): Change[] {
  const wanted = {
    ...given,
    orderedAt: orderedAt === undefined ? undefined : pastMomentOf(ctx, 'orderedAt', orderedAt),
  }
  return Object.entries(wanted).flatMap(([field, value]) => {
    const old = order[field as keyof typeof wanted]
    return value === undefined || isDeepStrictEqual(old, value) ? [] : [{ field, old, new: value }]
  })
}

async function replaceLines(ctx: Ctx, { customerId, id }: OrderRow, lines: OrderRow['lines']) {
  await deleteLines(ctx.db, customerId, id)
  if (lines.length === 0) return
  await ensureProducts(ctx, lines)
  await insertLines(ctx.db, customerId, id, lines)
}

async function emitChange(ctx: Ctx, order: OrderRow, changes: readonly Change[]) {
  const subject = { type: 'order', id: order.id }
  const number = order.orderNo
  const cancels = changes.some(({ field, new: value }) => field === 'status' && value === 'cancelled')
  if (cancels) await emit(ctx, order.customerId, { type: 'order.cancelled', subject, data: { number } })
  const others = changes.filter(({ field }) => !cancels || field !== 'status')
  if (others.length === 0) return
  const fields = others.map(({ field }) => field)
  await emit(ctx, order.customerId, { type: 'order.changed', subject, data: { number, fields } }, others)
}
