import type { OrderColumn } from '@zhike/contract/exports/columns'
import type { ListOrders } from '@zhike/contract/orders'
import type { Ctx } from '../platform/ctx.ts'
import { collectIds, type Ids } from '../platform/db/ids.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import { selectOrderCells, selectOrderIds } from './exporting.queries.ts'
import { narrowingOf, numbersOf } from './listing.ts'

export type OrderWish = Omit<ListOrders, 'cursor' | 'limit'>

/** Throws `request.invalid` when a day of the wish cannot be read. */
export const checkOrderWish = (ctx: Pick<Ctx, 'locale'>, wish: OrderWish): void => void narrowingOf(ctx, wish)

/** All orders of a list, newest first, that the actor sees at this moment. */
export const collectOrders = (ctx: Ctx, wish: OrderWish): Promise<Ids> =>
  collectIds(ctx.db, selectOrderIds(wish.customer, numbersOf(wish.search), narrowingOf(ctx, wish)))

/** What columns say of some orders, for `orderCells`: with a column of their lines, a row for each line. */
export const readOrders = (ctx: Ctx, ids: string, columns: readonly OrderColumn[]): Promise<RawRows> =>
  selectOrderCells(ctx.db, ids, columns)
