import type { CountOrders } from '@zhike/contract/orders'
import { and, type Term, termOf } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { momentOf } from './moments.ts'
import { orderFields } from './order-fields.ts'
import type { ListWish } from './order-lists.queries.ts'
import type { NumberRange, OrderFilter } from './orders.queries.ts'

/** Which orders are meant, as lists, counts and exports take it. */
export type OrderChoice = Omit<CountOrders, 'by'>

/** What the database is asked for. Throws `request.invalid` naming the condition or the day that is not one. */
export async function choiceOf(ctx: Ctx, choice: OrderChoice): Promise<ListWish> {
  const { status, from, to } = narrowingOf(ctx, choice)
  const numbers = numbersOf(choice.search)
  const filter = choice.filter ? [termOf(ctx, await orderFields(ctx), choice.filter)] : []
  const short: readonly Term[] = [
    ...(status === undefined ? [] : [{ column: 'status', op: 'in', value: [status] } as const]),
    ...(from === undefined ? [] : [{ column: 'orderedAt', op: 'gte', value: from.toISOString() } as const]),
    ...(to === undefined ? [] : [{ column: 'orderedAt', op: 'lt', value: to.toISOString() } as const]),
  ]
  return {
    filter: and(...short, ...filter),
    ...(choice.customer === undefined ? {} : { customer: choice.customer }),
    ...(numbers === undefined ? {} : { numberFrom: numbers.from, numberTo: numbers.to }),
  }
}

/** State and period of a list. Throws `request.invalid` when a day cannot be read. */
export const narrowingOf = (
  ctx: Pick<Ctx, 'locale'>,
  { status, from, to }: OrderChoice,
): Pick<OrderFilter, 'status' | 'from' | 'to'> => ({
  status,
  from: from === undefined ? undefined : momentOf(ctx, 'from', from),
  to: to === undefined ? undefined : momentOf(ctx, 'to', to),
})

/**
 * The range of numbers, in capitals, that begin with a text. By bytes: no character of a number lies beyond the last of
 * Unicode, and PostgreSQL knows capitals of A to Z alone in such an order.
 */
export function numbersOf(search: string | undefined): NumberRange | undefined {
  if (search === undefined || search === '') return undefined
  const from = search.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
  return { from, to: `${from}\u{10ffff}` }
}
