import type { Input, Output } from '@zhike/contract/endpoint'
import type { ListOrders, orders } from '@zhike/contract/orders'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { answersOf } from './answers.ts'
import { momentOf } from './moments.ts'
import { listNewestOrders, listOrdersOf, type NumberRange, type OrderFilter } from './orders.queries.ts'

/**
 * A page of orders, newest first: of one customer or of all in sight, with a number that begins with `search`, and ordered
 * from `from` on and before `to`.
 */
export async function listOrders(ctx: Ctx, input: Input<typeof orders.list>): Promise<Output<typeof orders.list>> {
  const { customer, search, limit } = input
  const filter = filterOf(ctx, input)
  const numbers = numbersOf(search)
  const rows =
    customer === undefined
      ? await listNewestOrders(ctx.db, numbers, filter)
      : await listOrdersOf(ctx.db, customer, numbers, filter)
  const page = pageOf(
    rows,
    limit,
    (row) => [row.orderedAt.toISOString(), row.id],
    (row) => row,
  )
  return { items: await answersOf(ctx, page.items), nextCursor: page.nextCursor }
}

function filterOf(ctx: Ctx, input: Input<typeof orders.list>): OrderFilter {
  const [at, id] = readCursor(TimePlace, input.cursor) ?? []
  return {
    ...narrowingOf(ctx, input),
    before: at === undefined || id === undefined ? undefined : { at, id },
    most: input.limit + 1,
  }
}

/** State and period of a list. Throws `request.invalid` when a day cannot be read. */
export const narrowingOf = (
  ctx: Pick<Ctx, 'locale'>,
  { status, from, to }: Pick<ListOrders, 'status' | 'from' | 'to'>,
): Pick<OrderFilter, 'status' | 'from' | 'to'> => ({
  status,
  from: from === undefined ? undefined : momentOf(ctx, 'from', from),
  to: to === undefined ? undefined : momentOf(ctx, 'to', to),
})

/**
 * The range of numbers, in capitals, that begin with a text. By bytes: no character of a number lies beyond the last of
 * Unicode, and PostgreSQL knows capitals of A to Z alone in such an order.
 */
export function numbersOf(search: string | undefined): NumberRange | undefined {
  if (search === undefined || search === '') return undefined
  const from = search.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
  return { from, to: `${from}\u{10ffff}` }
}
