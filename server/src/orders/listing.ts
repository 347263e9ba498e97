import type { Input, Output } from '@zhike/contract/endpoint'
import type { orders } from '@zhike/contract/orders'
import * as z from 'zod'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { answersOf } from './answers.ts'
import { choiceOf, narrowingOf, numbersOf } from './choosing.ts'
import { listOrderRows } from './order-lists.queries.ts'
import { listNewestOrders, listOrdersOf, type OrderRow } from './orders.queries.ts'
import { sortingOf } from './sorting.ts'

type Wish = Input<typeof orders.list>
type Place = readonly [sort: string, key: string, id: string]

/**
 * A page of orders: of one customer or of all in sight, with a number that begins with `search`, and ordered from `from` on
 * and before `to`.
 */
export async function listOrders(ctx: Ctx, input: Wish): Promise<Output<typeof orders.list>> {
  const { sort, limit, cursor } = input
  const { form, of, sorted } = await sortingOf(ctx, sort)
  const after = readCursor(z.tuple([z.literal(sort), form, z.uuid()]), cursor)
  const wish = { ...(await choiceOf(ctx, input)), ...(sorted ? { sorted } : {}) }
  const rows = isPlain(input)
    ? await newestFirst(ctx, input, after)
    : await listOrderRows(ctx.db, wish, { sort, after, most: limit + 1 })
  const placeOf = (row: OrderRow): Place => [sort, of(row), row.id]
  const page = pageOf(rows, limit, placeOf, (row) => row)
  return { items: await answersOf(ctx, page.items), nextCursor: page.nextCursor }
}

/** Whether only the newest are wanted, which are found by their own index whatever else there is. */
export const isPlain = ({ sort, filter }: Pick<Wish, 'sort' | 'filter'>) =>
  sort === '-orderedAt' && filter === undefined

function newestFirst(ctx: Ctx, input: Wish, after: Place | undefined): Promise<OrderRow[]> {
  const before = after && { at: after[1], id: after[2] }
  const filter = { ...narrowingOf(ctx, input), before, most: input.limit + 1 }
  const numbers = numbersOf(input.search)
  return input.customer === undefined
    ? listNewestOrders(ctx.db, numbers, filter)
    : listOrdersOf(ctx.db, input.customer, numbers, filter)
}
