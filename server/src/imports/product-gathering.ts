import { importColumns } from '@zhike/contract/imports'
import { readFen } from '../platform/text/amounts.ts'
import { decideProducts, type ProductArrival, productQuestion } from '../products/products.ts'
import { asideAmong } from './asides.ts'
import type { Columns } from './columns.ts'
import { type Fault, faultOf } from './faults.ts'
import type { Gathering, GatheringJob } from './gathering.ts'
import { gatherRows } from './row-gathering.ts'
import type { CellOf } from './rows.ts'

/** Gathers products, one in a row. */
export const gatherProducts = (job: GatheringJob, columns: Columns): Gathering =>
  gatherRows(columns, {
    read: readProductRow,
    ask: productQuestion,
    decide: (arrivals, known) => {
      const settled = decideProducts(job.now, arrivals, known, job.onDuplicate)
      return { settled, outcomes: settled.outcomes }
    },
  })

const lengths = { sku: 64, name: 200, category: 200 }

function readProductRow(cell: CellOf): ProductArrival | Fault {
  const aside = asideAmong(cell, importColumns.products, 'sku')
  if (aside) return aside
  for (const column of ['sku', 'name']) if (cell(column) === '') return faultOf('required', column)
  for (const [column, most] of Object.entries(lengths))
    if (cell(column).length > most) return faultOf('too_long', column)
  const priceFen = cell('price_yuan') === '' ? null : readFen(cell('price_yuan'))
  if (priceFen === undefined) return faultOf('amount', 'price_yuan')
  return { sku: cell('sku'), name: cell('name'), category: cell('category') || null, priceFen }
}
