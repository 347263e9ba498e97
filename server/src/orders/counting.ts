import type { Input, Output } from '@zhike/contract/endpoint'
import type { orders } from '@zhike/contract/orders'
import * as z from 'zod'
import { findStaffNames } from '../customers/customers.ts'
import { countedGroups, type ListField, optionLabels, ownGroupingOf } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { choiceOf } from './choosing.ts'
import { orderFields } from './order-fields.ts'
import { countOrderRows } from './order-lists.queries.ts'

/** How many of the orders that the actor sees have each status, come from each store …; largest groups first. */
export async function countOrders(ctx: Ctx, input: Input<typeof orders.count>): Promise<Output<typeof orders.count>> {
  const own = ownGroupingOf(ctx, await orderFields(ctx), input.by, 'by')
  const wish = { ...(await choiceOf(ctx, input)), ...(own ? { grouped: own.source } : {}) }
  const rows = await countOrderRows(ctx.db, wish, input.by)
  const values = rows.flatMap(({ value }) => value ?? [])
  return countedGroups(rows, own ? await labelsOf(ctx, own, values) : new Map())
}

const labelsOf = (ctx: Ctx, own: ListField, values: readonly string[]) =>
  own.type === 'person'
    ? findStaffNames(
        ctx.db,
        values.filter((value) => z.uuid().safeParse(value).success),
      )
    : optionLabels(own)
