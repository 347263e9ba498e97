import type { OutreachColumn } from '@zhike/contract/exports/columns'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { customerCells, type ExportReading } from '../customers/customers.ts'
import { coded, moment, type ReadColumn, text } from '../platform/tables/read-columns.ts'

/** How the columns of a list of customers to get in touch with read. */
export function outreachCells(reading: ExportReading): Record<OutreachColumn, ReadColumn> {
  const { number, name, phone, email, wechat, region, address, owner } = customerCells(reading)
  return {
    customer_number: number,
    customer_name: name,
    phone,
    email,
    wechat,
    region,
    address,
    owner,
    order_no: text,
    ordered_at: moment,
    sku: text,
    product: text,
    batch: text,
    state: coded(improvementCodes[reading.locale], 'outreach'),
    note: text,
    marked_by: text,
    marked_at: moment,
  }
}
