import { isDeepStrictEqual } from 'node:util'
import { importColumns } from '@zhike/contract/imports'
import { Line } from '@zhike/contract/orders'
import { type OrderArrival, readMoment } from '../orders/orders.ts'
import { readFen } from '../platform/text/amounts.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import { isEitherDay } from '../platform/text/western-days.ts'
import { readDay } from '../platform/text/written-days.ts'
import { asideAmong } from './asides.ts'
import { type Fault, faultOf, isFault } from './faults.ts'
import type { GatheringJob } from './gathering.ts'
import { readOwnCells } from './own-cells.ts'
import type { CellOf } from './rows.ts'

/** One row of an order: what it says of the order, and its line if it names a thing. */
export interface OrderRow {
  readonly order: Omit<OrderArrival, 'lines' | 'row'>
  readonly line: Line | undefined
}

export const mostLines = 500
const lengths = {
  order_no: 64,
  customer_external_id: 254,
  sku: 64,
  product: 200,
  sold_by: 200,
  store: 200,
  channel: 200,
}

/** Reads one row of an orders file; amounts become 分 without a fraction in between. */
export function readOrderRow(cell: CellOf, job: Pick<GatheringJob, 'own' | 'now' | 'dayOrder'>): OrderRow | Fault {
  const aside = asideAmong(cell, importColumns.orders, 'order_no')
  if (aside) return aside
  for (const column of ['order_no', 'customer_external_id', 'ordered_at', 'total_yuan'])
    if (cell(column) === '') return faultOf('required', column)
  for (const [column, most] of Object.entries(lengths))
    if (cell(column).length > most) return faultOf('too_long', column)
  const orderedAt = readMoment(readDay(cell('ordered_at'), job.now, job.dayOrder))
  if (!orderedAt) return faultOf(isEitherDay(cell('ordered_at')) ? 'either_day' : 'moment', 'ordered_at')
  const totalFen = readFen(cell('total_yuan'))
  if (totalFen === undefined) return faultOf('amount')
  const line = readLine(cell, totalFen)
  if (isFault(line)) return line
  const custom = readOwnCells(job, cell)
  if (isFault(custom)) return custom
  const order = {
    orderNo: cell('order_no'),
    externalId: tidyText(cell('customer_external_id')),
    orderedAt,
    totalFen,
    soldBy: cell('sold_by') || null,
    store: cell('store') || null,
    channel: cell('channel') || null,
    custom: custom.values,
  }
  return { order, line }
}

function readLine(cell: CellOf, totalFen: number): Line | undefined | Fault {
  const quantity =
    cell('quantity') === ''
      ? 1
      : Number(
          cell('quantity')
            .normalize('NFKC')
            .replace(/[台个件只套盒箱瓶]$/, ''),
        )
  if (!Line.shape.quantity.safeParse(quantity).success) return faultOf('quantity')
  const [sku, name] = [cell('sku') || cell('product'), cell('product') || cell('sku')]
  if (sku === '') return undefined
  const unitFen = totalFen % quantity === 0 ? totalFen / quantity : null
  return { sku: sku.slice(0, lengths.sku), name, quantity, unitFen }
}

/**
 * One order of the rows that share its number. Each row repeats what is said of the whole order, its total too, and adds a
 * line; of several lines no single price is known.
 */
export function joinRows(rows: readonly OrderRow[]): Omit<OrderArrival, 'row'> | Fault {
  const [first] = rows
  if (!first) return faultOf('rows_differ')
  if (rows.length > mostLines) return faultOf('too_many_lines')
  if (rows.some(({ order }) => !isDeepStrictEqual(order, first.order))) return faultOf('rows_differ')
  const lines = rows.flatMap(({ line }) => line ?? [])
  return { ...first.order, lines: rows.length === 1 ? lines : lines.map((line) => ({ ...line, unitFen: null })) }
}
