import type { CustomerSort } from '@zhike/contract/customers'
import { isOwnColumn } from '@zhike/contract/exports/columns'
import type { Ctx } from '../platform/ctx.ts'
import { collectIds, type Ids } from '../platform/db/ids.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import { type CustomerChoice, choiceOf } from './choosing.ts'
import type { ListWish } from './customer-lists.queries.ts'
import { selectCustomerCells, selectCustomerIds } from './exporting.queries.ts'
import { customerOwnColumns } from './own-columns.ts'
import { sortingOf } from './sorting.ts'

export type CustomerWish = CustomerChoice & { readonly sort: CustomerSort }

/** Throws `request.invalid` naming the condition that is not one. */
export const checkCustomerWish = (ctx: Ctx, wish: CustomerWish): Promise<unknown> => sortedChoice(ctx, wish)

async function sortedChoice(ctx: Ctx, wish: CustomerWish): Promise<ListWish> {
  const { sorted } = await sortingOf(ctx, wish.sort)
  return { ...(await choiceOf(ctx, wish)), ...(sorted ? { sorted } : {}) }
}

/** All customers of a list, in its order, whom the actor sees at this moment. */
export const collectCustomers = async (ctx: Ctx, wish: CustomerWish): Promise<Ids> =>
  collectIds(ctx.db, selectCustomerIds(await sortedChoice(ctx, wish), wish.sort))

/** What columns say of some customers, for `customerCells`; without those whom the actor does not see any more. */
export const readCustomers = async (
  ctx: Ctx,
  ids: string,
  columns: readonly string[],
  identifiers: 'masked' | 'plain',
): Promise<RawRows> => {
  // asked each time: a field may have been hidden from the person meanwhile
  const own = columns.some(isOwnColumn) ? await customerOwnColumns(ctx) : []
  return selectCustomerCells(ctx.db, ids, columns, identifiers, own)
}
