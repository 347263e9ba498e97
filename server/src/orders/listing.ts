import type { Input, Output } from '@zhike/contract/endpoint'
import type { orders } from '@zhike/contract/orders'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { answersOf } from './answers.ts'
import { momentOf } from './moments.ts'
import { listNewestOrders, listOrdersOf, type OrderFilter } from './orders.queries.ts'

/**
 * A page of orders, newest first: of one customer or of all in sight, with a number that begins with `search`, and ordered
 * from `from` on and before `to`.
 */
export async function listOrders(ctx: Ctx, input: Input<typeof orders.list>): Promise<Output<typeof orders.list>> {
  const { customer, search, limit } = input
  const filter = filterOf(ctx, input)
  const numbers = search === undefined || search === '' ? undefined : numbersFrom(search)
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

function filterOf(ctx: Ctx, { status, from, to, cursor, limit }: Input<typeof orders.list>): OrderFilter {
  const [at, id] = readCursor(TimePlace, cursor) ?? []
  return {
    status,
    from: from === undefined ? undefined : momentOf(ctx, 'from', from),
    to: to === undefined ? undefined : momentOf(ctx, 'to', to),
    before: at === undefined || id === undefined ? undefined : { at, id },
    most: limit + 1,
  }
}

/**
 * The range of numbers, in capitals, that begin with a text. By bytes: no character of a number lies beyond the last of
 * Unicode, and PostgreSQL knows capitals of A to Z alone in such an order.
 */
function numbersFrom(search: string) {
  const from = search.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
  return { from, to: `${from}\u{10ffff}` }
}
