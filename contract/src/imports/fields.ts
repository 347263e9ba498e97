import * as z from 'zod'
import { jsonInForm } from '../fields.ts'

export const ImportKind = z.enum(['customers', 'contacts', 'orders', 'products'])
/** What happens to a row whose customer or order is there already. */
export const OnDuplicate = z.enum(['skip', 'update', 'create'])
export const ImportStatus = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])

/** Of days whose year stands last (5/6/1990): whether the day or the month stands first. */
export const DayOrder = z.enum(['day_first', 'month_first'])

/** Column of the file to column of the import, empty to leave it out; columns that are not named are found by their headings. */
export const MappingField = jsonInForm(z.record(z.string().max(100), z.string().max(50)).optional())

export const customerColumns = [
  'external_id',
  'name',
  'kind',
  'credit_code',
  'phone',
  'email',
  'wechat',
  'gender',
  'birthday',
  'region',
  'address',
  'tags',
] as const
export const orderColumns = [
  'order_no',
  'customer_external_id',
  'ordered_at',
  'total_yuan',
  'quantity',
  'sku',
  'product',
  'sold_by',
  'store',
  'channel',
] as const
/**
 * A contacts row names whom it belongs to by number (ours or the external one), organisation or telephone number: further
 * numbers of a person or of the organisation itself, or with a name somebody inside the organisation.
 */
const contactColumns = [
  'customer_number',
  'organisation',
  'customer_phone',
  'name',
  'role',
  'influence',
  'phone',
  'email',
  'wechat',
] as const
const productColumns = ['sku', 'name', 'category', 'price_yuan'] as const
/** An orders row names its customer by external number; rows of one number that follow one another are one order. */
export const importColumns = {
  customers: customerColumns,
  contacts: contactColumns,
  orders: orderColumns,
  products: productColumns,
} as const
export const requiredColumns = {
  customers: ['name'],
  contacts: [],
  orders: ['order_no', 'customer_external_id', 'ordered_at', 'total_yuan'],
  products: ['sku', 'name'],
} as const satisfies Record<keyof typeof importColumns, readonly string[]>
