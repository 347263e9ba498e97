import { isDeepStrictEqual } from 'node:util'
import type { Line } from '@zhike/contract/orders'
import type { OwnValues } from '@zhike/contract/own-fields'
import {
  type FieldBook,
  foldOwnValues,
  isOwnFault,
  type OwnDraft,
  type OwnFault,
  type Register,
} from '../own-fields/own-fields.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { isToCome } from './moments.ts'
import type { OrderRow } from './orders.queries.ts'

/** An order that comes with many others, from a file; what the file does not say is null, and the lines may be none. */
export interface OrderArrival {
  readonly orderNo: string
  readonly externalId: string
  readonly orderedAt: Date
  readonly totalFen: number
  readonly soldBy: string | null
  readonly store: string | null
  readonly channel: string | null
  readonly lines: readonly Line[]
  /** Own values that were given. */
  readonly custom: OwnValues
  /** Where it begins in the file, as spreadsheets count. */
  readonly row: number
}

export type OrderOutcome = 'created' | 'updated' | 'skipped' | OrderFault | OwnFault
/**
 * Why one could not come in: it is to be ordered only, nobody has the external number, the order number is taken, it is
 * the order of another customer, or more was paid back than the new total.
 */
export type OrderFault = 'to_come' | 'customer_unknown' | 'number_taken' | 'other_customer' | 'refund_too_large'

/** What is there already, as `findKnownOrders` tells. */
export interface KnownOrders {
  /** External numbers and the customers who have them. */
  readonly customers: readonly { readonly value: string; readonly id: string }[]
  readonly orders: readonly KnownOrder[]
}
export type KnownOrder = Pick<
  OrderRow,
  | 'customerId'
  | 'id'
  | 'orderNo'
  | 'orderedAt'
  | 'totalFen'
  | 'refundedFen'
  | 'soldBy'
  | 'store'
  | 'channel'
  | 'lines'
  | 'custom'
>

type Content = Pick<KnownOrder, 'orderedAt' | 'totalFen' | 'soldBy' | 'store' | 'channel' | 'lines'>

/** An order as it will be once all of the batch have come in. */
export interface OrderDraft {
  readonly before: KnownOrder | null
  readonly customerId: string
  readonly id: string
  readonly orderNo: string
  content: Content
  own: OwnDraft | null
}

/** Which arrivals are new orders and which are there already, one after the other in the order of the file. */
export function settleOrders(
  now: Date,
  arrivals: readonly OrderArrival[],
  known: KnownOrders,
  onDuplicate: 'skip' | 'update' | 'create',
  fields: FieldBook,
  register: Register,
): { outcomes: OrderOutcome[]; drafts: OrderDraft[] } {
  const customers = new Map(known.customers.map(({ value, id }) => [value, id]))
  const drafts = new Map(known.orders.map((order) => [order.orderNo, draftOf(order)]))
  const outcomes = arrivals.map((arrival): OrderOutcome => {
    if (isToCome(now, arrival.orderedAt)) return 'to_come'
    const customerId = customers.get(arrival.externalId)
    if (customerId === undefined) return 'customer_unknown'
    const draft = drafts.get(arrival.orderNo)
    if (!draft) {
      const added = newDraft(now, arrival, customerId)
      const wrong = takeOwn(fields, register, added, arrival)
      if (wrong) return wrong
      drafts.set(arrival.orderNo, added)
      return 'created'
    }
    if (onDuplicate === 'create') return 'number_taken'
    if (onDuplicate === 'skip') return 'skipped'
    if (draft.customerId !== customerId) return 'other_customer'
    if (arrival.totalFen < (draft.before?.refundedFen ?? 0)) return 'refund_too_large'
    const before = draft.own?.values ?? draft.before?.custom ?? {}
    const wrong = takeOwn(fields, register, draft, arrival)
    if (wrong) return wrong
    const content = changed(draft.content, arrival)
    const isSame = isDeepStrictEqual(content, draft.content) && isDeepStrictEqual(draft.own?.values ?? before, before)
    draft.content = content
    return isSame ? 'skipped' : 'updated'
  })
  return { outcomes, drafts: [...drafts.values()] }
}

/** Gives an order the own values that an arrival brings; or says which cannot be. */
function takeOwn(
  fields: FieldBook,
  register: Register,
  draft: OrderDraft,
  { custom, row }: OrderArrival,
): OwnFault | undefined {
  const taker = { id: draft.id, holderId: draft.customerId, row }
  const standing = { is: undefined, existing: draft.before?.custom, draft: draft.own, taker, register }
  const folded = foldOwnValues(fields, custom, standing)
  if (isOwnFault(folded)) return folded
  draft.own = folded
  return undefined
}

/** A new order. */
function newDraft(now: Date, arrival: OrderArrival, customerId: string): OrderDraft {
  const { orderNo, orderedAt, totalFen, soldBy, store, channel, lines } = arrival
  const content = { orderedAt, totalFen, soldBy, store, channel, lines: [...lines] }
  return { before: null, customerId, id: uuidv7(now), orderNo, content, own: null }
}

/** An order as it stands, to be changed. */
export function draftOf(order: KnownOrder): OrderDraft {
  const { customerId, id, orderNo, orderedAt, totalFen, soldBy, store, channel, lines } = order
  const content = { orderedAt, totalFen, soldBy, store, channel, lines }
  return { before: order, customerId, id, orderNo, content, own: null }
}

/** What is given replaces what was there; empty cells change nothing. */
const changed = (content: Content, arrival: OrderArrival): Content => ({
  orderedAt: arrival.orderedAt,
  totalFen: arrival.totalFen,
  soldBy: arrival.soldBy ?? content.soldBy,
  store: arrival.store ?? content.store,
  channel: arrival.channel ?? content.channel,
  lines: arrival.lines.length > 0 ? [...arrival.lines] : content.lines,
})
