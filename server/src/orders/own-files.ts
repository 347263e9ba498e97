import type { Input } from '@zhike/contract/endpoint'
import type { Order, orders } from '@zhike/contract/orders'
import { keepOwnFile, readOwnFile } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { updateOrder } from './changing.ts'
import { openOrder } from './opening.ts'
import { findOrder } from './orders.queries.ts'

/** Puts a file into an own field of an order, by the ordinary edit of it. */
export async function attachOrderFile(ctx: Ctx, { id, key }: Input<typeof orders.attachOwnFile>): Promise<Order> {
  const { order } = await openOrder(ctx, id)
  return updateOrder(ctx, { id, custom: await keepOwnFile(ctx, 'order', key, order) })
}

/** A file of an own field of an order. */
export async function getOrderFile(ctx: Ctx, input: Input<typeof orders.getOwnFile>): Promise<FileAnswer> {
  const order = (await findOrder(ctx.db, input.id)) ?? fail('record.not_found')
  return readOwnFile(ctx, 'order', order, input)
}
