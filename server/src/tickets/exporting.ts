import type { TicketColumn } from '@zhike/contract/exports/columns'
import type { TicketSort } from '@zhike/contract/tickets'
import type { Ctx } from '../platform/ctx.ts'
import { collectIds, type Ids } from '../platform/db/ids.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import { choiceOf, type TicketChoice } from './choosing.ts'
import { selectTicketCells } from './exporting.queries.ts'
import { sortingOf } from './sorting.ts'
import { selectTicketIds } from './ticket-lists.queries.ts'

export type TicketWish = TicketChoice & { readonly sort: TicketSort }

/** Throws `request.invalid` naming what is wrong in the wish. */
export async function checkTicketWish(ctx: Ctx, wish: TicketWish): Promise<void> {
  await wantedOf(ctx, wish)
}

/** All tickets of a list, in its order, that the actor sees at this moment. */
export const collectTickets = async (ctx: Ctx, wish: TicketWish): Promise<Ids> =>
  collectIds(ctx.db, selectTicketIds(await wantedOf(ctx, wish), wish.sort))

async function wantedOf(ctx: Ctx, { sort, ...choice }: TicketWish) {
  const { sorted } = await sortingOf(ctx, sort)
  return { ...(await choiceOf(ctx, choice)), ...(sorted ? { sorted } : {}) }
}

/** What columns say of some tickets, for `ticketCells`. */
export const readTickets = (ctx: Ctx, ids: string, columns: readonly TicketColumn[]): Promise<RawRows> =>
  selectTicketCells(ctx.db, ids, columns)
