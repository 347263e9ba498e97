import type { OrderSort, orderSorts } from '@zhike/contract/orders'
import { ownSortingOf, type Sorting, sortForms } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { orderFields } from './order-fields.ts'
import type { OrderRow } from './orders.queries.ts'

const byTime: Sorting<OrderRow> = { form: sortForms.time, of: (row) => row.orderedAt.toISOString() }
const byTotal: Sorting<OrderRow> = { form: sortForms.whole, of: (row) => String(row.totalFen) }
const builtIn: Readonly<Record<(typeof orderSorts)[number], Sorting<OrderRow>>> = {
  '-orderedAt': byTime,
  orderedAt: byTime,
  '-totalFen': byTotal,
  totalFen: byTotal,
}

/** Throws `request.invalid` naming where it stands when the actor has no such own field, or its values have no order. */
export async function sortingOf(ctx: Ctx, sort: OrderSort): Promise<Sorting<OrderRow>> {
  const own = sort.replace('-', '').startsWith('custom.')
  return own ? ownSortingOf(ctx, await orderFields(ctx), sort, 'sort') : builtIn[sort as keyof typeof builtIn]
}
