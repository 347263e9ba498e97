import type { Input, Output } from '@zhike/contract/endpoint'
import type { orders, Return } from '@zhike/contract/orders'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { answerOf, dated } from './answers.ts'
import { findDeliveries, findOrder, findOrderOf, findPayments, findReturns } from './orders.queries.ts'
import './orders.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    /** Stands on the timeline at the time of the order, as the facts below stand at theirs. */
    'order.placed': { number: string; totalFen: number; currency: string }
    'order.changed': { number: string; fields: string[] }
    'order.cancelled': { number: string }
    /** It came with an import that was undone. */
    'order.removed': { number: string }
    'order.paid': { number: string; amountFen: number }
    'order.shipped': { number: string }
    'order.delivered': { number: string }
    'order.lost': { number: string }
    'order.handed_over': { number: string; toId: string }
    'order.taken_over': { number: string; fromId: string }
    'order.returned': { number: string; refundFen: number; reason: Return['reason'] }
  }
}

export type { OrderArrival, OrderOutcome } from './arrival-outcomes.ts'
export { eventsOfOrders } from './arrivals.queries.ts'
export {
  askForOrders,
  decideOrders,
  NumberTaken,
  type OrderQuestion,
  openOrderArrivals,
  orderQuestion,
  type SettledOrders,
  storeOrderArrivals,
} from './arriving.ts'
export { updateOrder } from './changing.ts'
export { countOrders } from './counting.ts'
export { orderCells } from './export-cells.ts'
export { checkOrderWish, collectOrders, type OrderWish, readOrders } from './exporting.ts'
export { addDelivery, addPayment, addReturn } from './facts.ts'
export { handOverOrder } from './handing-over.ts'
export { listOrders } from './listing.ts'
export { readMoment } from './moments.ts'
export { listOrderFields, provideOrderFields } from './order-fields.ts'
export { attachOrderFile, getOrderFile } from './own-files.ts'
export { createOrder } from './placing.ts'
export { carryOutOrderUndo, type OrderUndoPlan, planOrderUndo } from './undoing.ts'

/** Whether a number is that of an order of this customer, or of one who was merged into it. */
export const isOrderOf = async (ctx: Ctx, customerId: string, orderNo: string): Promise<boolean> =>
  (await findOrderOf(ctx.db, customerId, orderNo)) !== undefined

/** One order with everything that happened to it. Throws `record.not_found`. */
export async function getOrder(ctx: Ctx, { id }: Input<typeof orders.get>): Promise<Output<typeof orders.get>> {
  const row = (await findOrder(ctx.db, id)) ?? fail('record.not_found')
  return {
    ...(await answerOf(ctx, row)),
    payments: (await findPayments(ctx.db, row)).map(dated),
    deliveries: (await findDeliveries(ctx.db, row)).map(dated),
    returns: (await findReturns(ctx.db, row)).map(dated),
  }
}
