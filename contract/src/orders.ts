import * as z from 'zod'
import { CustomerSummary } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { ById, Currency, Fen, Id, listOf, pageOf, paging, ShortText, Time } from './fields.ts'
import { FilterField, FilterText } from './filters.ts'
import { Counts, OwnName, OwnSort } from './lists.ts'
import { ownFileEndpoints } from './own-fields/files.ts'
import { GivenOwnValues, OwnValues } from './own-fields/values.ts'

/**
 * An instant, or a date or time without a zone, which is company time. Of what has happened (an order, a payment, a
 * delivery, a return) it lies 24 hours ahead at most.
 */
const Moment = z.string().trim().min(8).max(40)

export const Line = z.strictObject({
  sku: z.string().trim().min(1).max(64),
  name: z.string().trim().min(1).max(200),
  quantity: z.int().min(1).max(1_000_000),
  /** Null when only the sum of several lines is known. */
  unitFen: Fen.min(0).nullable(),
  /** The batch that was delivered, where the shop says so. */
  batch: z.string().trim().min(1).max(64).optional(),
})
export type Line = z.infer<typeof Line>

const fact = { id: Id, at: Time, note: z.string().nullable() }
export const Payment = z.object({ ...fact, amountFen: Fen, method: z.string() })
export type Payment = z.infer<typeof Payment>
export const Delivery = z.object({
  ...fact,
  carrier: z.string(),
  trackingNo: z.string().nullable(),
  state: z.enum(['shipped', 'delivered', 'lost']),
})
export type Delivery = z.infer<typeof Delivery>
export const Return = z.object({
  ...fact,
  refundFen: Fen,
  reason: z.enum(['logistics', 'goods', 'buyer']),
  sku: z.string().nullable(),
  quantity: z.int(),
})
export type Return = z.infer<typeof Return>

export const Order = z.object({
  id: Id,
  orderNo: z.string(),
  customer: CustomerSummary,
  customerId: Id,
  status: z.enum(['placed', 'cancelled']),
  orderedAt: Time,
  currency: Currency,
  totalFen: Fen,
  refundedFen: Fen,
  soldBy: z.string().nullable(),
  store: z.string().nullable(),
  channel: z.string().nullable(),
  lines: z.array(Line),
  /** Own fields that the caller may see, by key. */
  custom: OwnValues,
  createdAt: Time,
  version: z.int(),
})
export type Order = z.infer<typeof Order>

const seller = { soldBy: ShortText.nullish(), store: ShortText.nullish(), channel: ShortText.nullish() }
export const orderSorts = ['-orderedAt', 'orderedAt', '-totalFen', 'totalFen'] as const
/** What a list of orders is sorted by; of own fields texts, numbers, money or dates, and who has no value comes last. */
export const OrderSort = z.union([z.enum(orderSorts), OwnSort])
export type OrderSort = z.infer<typeof OrderSort>
/** Which orders are meant: how their number begins, a filter, and short forms of its commonest conditions. */
export const orderChoice = {
  customer: Id.optional(),
  search: z.string().trim().max(64).optional(),
  status: Order.shape.status.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  /** JSON; see `GET /order-fields`. */
  filter: FilterText.optional(),
}
export const ListOrders = z.strictObject({ ...orderChoice, sort: OrderSort.default('-orderedAt'), ...paging })
export type ListOrders = z.infer<typeof ListOrders>
/** What orders can be counted by; of own fields those that are chosen. */
export const orderGroupings = ['status', 'store', 'channel', 'soldBy'] as const
export const OrderGrouping = z.union([z.enum(orderGroupings), OwnName])
export type OrderGrouping = z.infer<typeof OrderGrouping>
export const CountOrders = z.strictObject({ ...orderChoice, by: OrderGrouping })
export type CountOrders = z.infer<typeof CountOrders>

export const CreateOrder = z
  .strictObject({
    orderNo: z.string().trim().min(1).max(64),
    customerId: Id.optional(),
    customerExternalId: z.string().trim().min(1).max(100).optional(),
    orderedAt: Moment,
    currency: Currency.default('CNY'),
    totalFen: Fen.min(0),
    ...seller,
    lines: z.array(Line).max(500).default([]),
    custom: GivenOwnValues.optional(),
  })
  .refine((o) => (o.customerId === undefined) !== (o.customerExternalId === undefined), {
    path: ['customerId'],
    message: 'exactly one of customerId and customerExternalId',
  })
export type CreateOrder = z.infer<typeof CreateOrder>

export const orders = {
  create: endpoint({
    method: 'POST',
    path: '/orders',
    permission: 'orders.create',
    summary: 'Records an order. The same number and content again answers 200 with the same id; other content 409.',
    input: CreateOrder,
    output: Order,
    reasons: ['order.different', 'customer.unknown', 'customer.read_only', 'own_field.taken', 'own_field.taken_hidden'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/orders',
    permission: 'orders.read',
    summary: 'Lists orders: with a number that begins with `search`, ordered from `from` on and before `to`.',
    input: ListOrders,
    output: pageOf(Order),
    reasons: ['cursor.invalid'],
  }),
  count: endpoint({
    method: 'GET',
    path: '/orders/counts',
    permission: 'orders.read',
    summary:
      'Counts the orders of the customers whom the caller may see, by one of their facts; the hundred largest groups.',
    input: CountOrders,
    output: Counts,
  }),
  listFields: endpoint({
    method: 'GET',
    path: '/order-fields',
    permission: 'orders.read',
    summary: 'What the caller may filter orders by, with the operators of each field.',
    input: z.strictObject({}),
    output: listOf(FilterField),
  }),
  get: endpoint({
    method: 'GET',
    path: '/orders/:id',
    permission: 'orders.read',
    summary: 'One order with its payments, deliveries and returns.',
    input: ById,
    output: Order.extend({ payments: z.array(Payment), deliveries: z.array(Delivery), returns: z.array(Return) }),
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/orders/:id',
    permission: 'orders.update',
    summary: 'Changes an order; metrics of its customer follow at once.',
    input: z.strictObject({
      id: Id,
      status: Order.shape.status.optional(),
      orderedAt: Moment.optional(),
      totalFen: Fen.min(0).optional(),
      ...seller,
      lines: z.array(Line).max(500).optional(),
      custom: GivenOwnValues.optional(),
    }),
    output: Order,
    reasons: [
      'record.changed',
      'order.refund_too_large',
      'customer.read_only',
      'own_field.taken',
      'own_field.taken_hidden',
    ],
  }),
  addPayment: endpoint({
    method: 'POST',
    path: '/orders/:id/payments',
    permission: 'orders.update',
    summary: 'Records a payment.',
    input: z.strictObject({ id: Id, at: Moment, amountFen: Fen.min(1), method: ShortText, note: ShortText.nullish() }),
    output: Payment,
    reasons: ['order.cancelled', 'customer.read_only'],
  }),
  addDelivery: endpoint({
    method: 'POST',
    path: '/orders/:id/deliveries',
    permission: 'orders.update',
    summary: 'Records a delivery or a step of it.',
    input: z.strictObject({
      id: Id,
      at: Moment,
      carrier: ShortText,
      trackingNo: z.string().trim().min(1).max(64).nullish(),
      state: Delivery.shape.state,
      note: ShortText.nullish(),
    }),
    output: Delivery,
    reasons: ['order.cancelled', 'customer.read_only'],
  }),
  addReturn: endpoint({
    method: 'POST',
    path: '/orders/:id/returns',
    permission: 'orders.update',
    summary: 'Records a return and what was paid back; totals of the customer are after refunds.',
    input: z.strictObject({
      id: Id,
      at: Moment,
      refundFen: Fen.min(0),
      reason: Return.shape.reason,
      sku: z.string().trim().min(1).max(64).nullish(),
      quantity: z.int().min(0).max(1_000_000).default(0),
      note: ShortText.nullish(),
    }),
    output: Return,
    reasons: ['order.refund_too_large', 'order.cancelled', 'customer.read_only'],
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/orders/:id/handover',
    permission: 'orders.update',
    summary: 'Gives an order to the customer to whom it belongs, with all that hangs on it; both their metrics follow.',
    input: z.strictObject({ id: Id, customerId: Id }),
    output: Order,
    reasons: ['customer.unknown', 'customer.read_only'],
  }),
  ...ownFileEndpoints({ records: 'orders', read: 'orders.read', update: 'orders.update', output: Order }),
}

export const Product = z.object({
  id: Id,
  sku: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  priceFen: Fen.nullable(),
  /** Who answers for it: suggestions and praise about it go there. */
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  version: z.int(),
})
export type Product = z.infer<typeof Product>

export const products = {
  list: endpoint({
    method: 'GET',
    path: '/products',
    permission: 'signed-in',
    summary: 'Lists products.',
    input: z.strictObject({ search: z.string().trim().max(64).optional(), ...paging }),
    output: pageOf(Product),
    reasons: ['cursor.invalid'],
  }),
  create: endpoint({
    method: 'POST',
    path: '/products',
    permission: 'products.manage',
    summary: 'Adds a product; the one of this SKU gets the given name, category and price.',
    input: z.strictObject({
      sku: z.string().trim().min(1).max(64),
      name: ShortText,
      category: ShortText.nullish(),
      priceFen: Fen.min(0).nullish(),
    }),
    output: Product,
  }),
  assignOwner: endpoint({
    method: 'POST',
    path: '/products/:id/owner',
    permission: 'products.manage',
    summary: 'Says who answers for a product, or nobody; what is there already stays with whoever has it.',
    input: z.strictObject({ id: Id, ownerId: Id.nullable() }),
    output: Product,
    reasons: ['staff.unknown'],
  }),
}
