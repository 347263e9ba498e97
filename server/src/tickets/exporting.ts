import type { TicketColumn } from '@zhike/contract/exports/columns'
import type { ListTickets } from '@zhike/contract/tickets'
import type { Ctx } from '../platform/ctx.ts'
import { collectIds, type Ids } from '../platform/db/ids.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import { selectTicketCells, selectTicketIds } from './exporting.queries.ts'
import { filterOf } from './listing.ts'
import { readSearch } from './searching.ts'

export type TicketWish = Omit<ListTickets, 'cursor' | 'limit'>

/** All tickets of a list, in its order, that the actor sees at this moment. */
export const collectTickets = (ctx: Ctx, { sort, search, ...wish }: TicketWish): Promise<Ids> =>
  collectIds(ctx.db, selectTicketIds({ ...filterOf(ctx, wish), ...readSearch(search) }, sort))

/** What columns say of some tickets, for `ticketCells`. */
export const readTickets = (ctx: Ctx, ids: string, columns: readonly TicketColumn[]): Promise<RawRows> =>
  selectTicketCells(ctx.db, ids, columns)
