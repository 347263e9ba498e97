import type { Output } from '@zhike/contract/endpoint'
import { Order, type orders } from '@zhike/contract/orders'
import { choices, field, type ListField, openFields, shownFields } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'

const builtIn: readonly ListField[] = [
  field('orderNo', 'text'),
  { ...field('status', 'choice'), options: choices(Order.shape.status.options) },
  field('customer', 'text'),
  field('orderedAt', 'moment'),
  field('totalFen', 'money'),
  field('refundedFen', 'money'),
  field('currency', 'text'),
  field('store', 'text'),
  field('channel', 'text'),
  field('soldBy', 'text'),
  field('createdAt', 'moment'),
]

const fields = openFields(builtIn)

/** Where later modules add what orders are filtered by, and `orderFields` what the actor may use. */
export const { provide: provideOrderFields, read: orderFields } = fields

/** What the actor may filter by. */
export const listOrderFields = async (ctx: Ctx): Promise<Output<typeof orders.listFields>> =>
  shownFields(await orderFields(ctx))
