import type { ExportKind } from '@zhike/contract/exports'
import type { OrderColumn, OutreachColumn, TicketColumn } from '@zhike/contract/exports/columns'
import type { Permission } from '@zhike/contract/permissions'
import {
  type CustomerWish,
  checkCustomerWish,
  collectCustomers,
  customerOwnColumns,
  type OwnColumn,
  readCustomers,
} from '../customers/customers.ts'
import { checkOutreachWish, collectOutreach, type OutreachWish, readOutreach } from '../improvements/improvements.ts'
import { checkOrderWish, collectOrders, type OrderWish, readOrders } from '../orders/orders.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Ids } from '../platform/db/ids.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import { checkTicketWish, collectTickets, readTickets, type TicketWish } from '../tickets/tickets.ts'

/** How a kind of thing is found and read; wish and columns are those of the kind. */
export interface Kind {
  /** The right to see such things at all. */
  readonly reads: Permission
  /** How many are read at once: few where each may be long. */
  readonly atOnce: number
  /** Throws `request.invalid` when there is something in the wish that cannot be. */
  check(ctx: Ctx, wish: unknown): Promise<unknown>
  /** Own fields that the actor may see, as columns. */
  own(ctx: Ctx): Promise<readonly OwnColumn[]>
  collect(ctx: Ctx, wish: unknown): Promise<Ids>
  read(
    ctx: Ctx,
    ids: string,
    columns: readonly string[],
    identifiers: 'masked' | 'plain',
    wish: unknown,
  ): Promise<RawRows>
}

const kinds: Readonly<Record<ExportKind, Kind>> = {
  customers: {
    reads: 'customers.read',
    atOnce: 5_000,
    check: (ctx, wish) => checkCustomerWish(ctx, wish as CustomerWish),
    own: customerOwnColumns,
    collect: (ctx, wish) => collectCustomers(ctx, wish as CustomerWish),
    read: (ctx, ids, columns, identifiers) => readCustomers(ctx, ids, columns, identifiers),
  },
  orders: {
    reads: 'orders.read',
    atOnce: 2_000,
    check: (ctx, wish) => checkOrderWish(ctx, wish as OrderWish),
    own: async () => [],
    collect: (ctx, wish) => collectOrders(ctx, wish as OrderWish),
    read: (ctx, ids, columns) => readOrders(ctx, ids, columns as readonly OrderColumn[]),
  },
  tickets: {
    reads: 'tickets.read',
    atOnce: 500,
    check: (ctx, wish) => checkTicketWish(ctx, wish as TicketWish),
    own: async () => [],
    collect: (ctx, wish) => collectTickets(ctx, wish as TicketWish),
    read: (ctx, ids, columns) => readTickets(ctx, ids, columns as readonly TicketColumn[]),
  },
  outreach: {
    reads: 'improvements.read',
    atOnce: 2_000,
    check: (ctx, wish) => checkOutreachWish(ctx, wish as OutreachWish),
    own: async () => [],
    collect: (ctx, wish) => collectOutreach(ctx, wish as OutreachWish),
    read: (ctx, ids, columns, identifiers, wish) =>
      readOutreach(ctx, ids, columns as readonly OutreachColumn[], identifiers, wish as OutreachWish),
  },
}

export const kindOf = (kind: ExportKind): Kind => kinds[kind]
