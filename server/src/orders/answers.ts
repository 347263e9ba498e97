import type { CustomerSummary } from '@zhike/contract/customers'
import type { Order } from '@zhike/contract/orders'
import { findCustomerSummaries } from '../customers/customers.ts'
import { type FieldBook, ownFields, showOwnValues } from '../own-fields/own-fields.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { findOrder, type OrderRow } from './orders.queries.ts'

/** Orders as answers show them, each with its customer. */
export async function answersOf(ctx: Ctx, rows: readonly OrderRow[]): Promise<Order[]> {
  const customers = await findCustomerSummaries(
    ctx.db,
    rows.map(({ customerId }) => customerId),
  )
  if (rows.length === 0) return []
  const book = await ownFields(ctx, 'order')
  return rows.flatMap((row) => {
    const customer = customers.get(row.customerId)
    return customer ? [orderOf(ctx, row, customer, book)] : []
  })
}

/** One order as an answer; throws `record.not_found` when the actor does not see it. */
export async function answerOf(ctx: Ctx, row: OrderRow | undefined): Promise<Order> {
  const [order] = row ? await answersOf(ctx, [row]) : []
  return order ?? fail('record.not_found')
}

/** The order as it stands now. */
export const freshAnswer = async (ctx: Ctx, id: string): Promise<Order> => answerOf(ctx, await findOrder(ctx.db, id))

const orderOf = (ctx: Ctx, row: OrderRow, customer: CustomerSummary, book: FieldBook): Order => ({
  ...row,
  customer,
  custom: showOwnValues(ctx, book, { custom: row.custom, facts: () => factsOf(row) }),
  orderedAt: row.orderedAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
})

/** What formulas of own fields can use. */
const factsOf = ({ orderNo, totalFen, refundedFen, orderedAt }: OrderRow) => ({
  order_no: orderNo,
  total: totalFen,
  refunded: refundedFen,
  ordered_on: companyDay(orderedAt),
})

/** What happened to an order, as answers show it. */
export const dated = <F extends { readonly at: Date }>(fact: F) => ({ ...fact, at: fact.at.toISOString() })
