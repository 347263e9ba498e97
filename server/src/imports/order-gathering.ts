import { decideOrders, type OrderArrival, orderQuestion } from '../orders/orders.ts'
import type { Columns } from './columns.ts'
import { isFault } from './faults.ts'
import type { Failed, Gathering, GatheringJob } from './gathering.ts'
import { joinRows, mostLines, type OrderRow, readOrderRow } from './order-rows.ts'
import { type CellOf, cellsOf, type Row } from './rows.ts'

interface OpenOrder {
  readonly number: string
  readonly rows: Row[]
  readonly read: OrderRow[]
  fault: Failed['fault'] | undefined
}

/** Gathers orders: rows of one number that follow one another are one order, and one bad row spoils it. */
export function gatherOrders(job: GatheringJob, columns: Columns): Gathering {
  const orders: { rows: readonly Row[]; arrival: OrderArrival }[] = []
  const failed: Failed[] = []
  let open: OpenOrder | undefined
  const end = () => {
    if (!open) return
    const arrival = open.fault ?? joinRows(open.read)
    if (isFault(arrival)) failed.push(...open.rows.map((row) => ({ row, fault: arrival })))
    else orders.push({ rows: open.rows, arrival: { ...arrival, row: open.rows[0]?.number ?? 0 } })
    open = undefined
  }
  return {
    continues: (row) => open !== undefined && numberOf(cellsOf(columns, row)) === open.number,
    add: (row) => {
      const cell = cellsOf(columns, row)
      const number = numberOf(cell)
      if (open?.number !== number || number === '') end()
      open ??= { number, rows: [], read: [], fault: undefined }
      open.rows.push(row)
      const read = isFault(cell) ? cell : readOrderRow(cell, job)
      if (isFault(read)) open.fault ??= read
      // an endless order is refused without keeping it
      else if (open.read.length <= mostLines) open.read.push(read)
    },
    close: () => {
      end()
      const arrivals = orders.map(({ arrival }) => arrival)
      return {
        question: orderQuestion(arrivals, job.own.book),
        failed,
        decide: (known) => {
          const settled = decideOrders(job.now, arrivals, known, job.onDuplicate, job.own.book)
          const outcomes = orders.flatMap(({ rows }, at) => {
            const outcome = settled.outcomes[at]
            return outcome === undefined ? [] : rows.map((row) => ({ row, outcome }))
          })
          return { settled, outcomes }
        },
      }
    },
  }
}

const numberOf = (cell: CellOf | Failed['fault']): string => (isFault(cell) ? '' : cell('order_no'))
