import type { OrderColumn } from '@zhike/contract/exports/columns'
import type { OrderSort } from '@zhike/contract/orders'
import type { Ctx } from '../platform/ctx.ts'
import { collectIds, type Ids } from '../platform/db/ids.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import { choiceOf, narrowingOf, numbersOf, type OrderChoice } from './choosing.ts'
import { selectOrderCells, selectOrderIds } from './exporting.queries.ts'
import { isPlain } from './listing.ts'
import { selectListedIds } from './order-lists.queries.ts'
import { sortingOf } from './sorting.ts'

export type OrderWish = OrderChoice & { readonly sort: OrderSort }

/** Throws `request.invalid` naming what is wrong in the wish. */
export async function checkOrderWish(ctx: Ctx, wish: OrderWish): Promise<void> {
  await wantedOf(ctx, wish)
}

/** All orders of a list, in its order, that the actor sees at this moment. */
export async function collectOrders(ctx: Ctx, wish: OrderWish): Promise<Ids> {
  const ids = isPlain(wish)
    ? selectOrderIds(wish.customer, numbersOf(wish.search), narrowingOf(ctx, wish))
    : selectListedIds(await wantedOf(ctx, wish), wish.sort)
  return collectIds(ctx.db, ids)
}

async function wantedOf(ctx: Ctx, { sort, ...choice }: OrderWish) {
  const { sorted } = await sortingOf(ctx, sort)
  return { ...(await choiceOf(ctx, choice)), ...(sorted ? { sorted } : {}) }
}

/** What columns say of some orders, for `orderCells`: with a column of their lines, a row for each line. */
export const readOrders = (ctx: Ctx, ids: string, columns: readonly OrderColumn[]): Promise<RawRows> =>
  selectOrderCells(ctx.db, ids, columns)
