import type { CustomerSummary } from '@zhike/contract/customers'
import type { Order } from '@zhike/contract/orders'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { findOrder, type OrderRow } from './orders.queries.ts'

/** Orders as answers show them, each with its customer. */
export async function answersOf(ctx: Ctx, rows: readonly OrderRow[]): Promise<Order[]> {
  const customers = await findCustomerSummaries(
    ctx.db,
    rows.map(({ customerId }) => customerId),
  )
  return rows.flatMap((row) => {
    const customer = customers.get(row.customerId)
    return customer ? [orderOf(row, customer)] : []
  })
}

/** One order as an answer; throws `record.not_found` when the actor does not see it. */
export async function answerOf(ctx: Ctx, row: OrderRow | undefined): Promise<Order> {
  const [order] = row ? await answersOf(ctx, [row]) : []
  return order ?? fail('record.not_found')
}

/** The order as it stands now. */
export const freshAnswer = async (ctx: Ctx, id: string): Promise<Order> => answerOf(ctx, await findOrder(ctx.db, id))

const orderOf = (row: OrderRow, customer: CustomerSummary): Order => ({
  ...row,
  customer,
  orderedAt: row.orderedAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
})

/** What happened to an order, as answers show it. */
export const dated = <F extends { readonly at: Date }>(fact: F) => ({ ...fact, at: fact.at.toISOString() })
