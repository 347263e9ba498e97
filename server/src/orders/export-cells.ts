import { codeTexts } from '@zhike/contract/codes'
import type { OrderColumn } from '@zhike/contract/exports/columns'
import { type ExportReading, nameCells } from '../customers/customers.ts'
import { coded, moment, number, type ReadColumn, text, yuan } from '../platform/tables/read-columns.ts'

/** How the columns of orders read. What an import knows is written as an import reads it. */
export const orderCells = ({ locale, named }: ExportReading): Record<OrderColumn, ReadColumn> => ({
  order_no: text,
  customer_number: text,
  customer_external_id: text,
  customer_name: nameCells(named),
  ordered_at: moment,
  status: coded(codeTexts[locale], 'order'),
  total_yuan: yuan,
  refunded_yuan: yuan,
  currency: text,
  sku: text,
  product: text,
  quantity: number,
  unit_yuan: yuan,
  sold_by: text,
  store: text,
  channel: text,
  created_at: moment,
})
