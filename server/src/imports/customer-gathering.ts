import { type Arrival, arrivalHashes, decideArrivals } from '../customers/customers.ts'
import type { Columns } from './columns.ts'
import { readCustomerRow } from './customer-rows.ts'
import { isFault } from './faults.ts'
import type { Failed, Gathering, GatheringJob } from './gathering.ts'
import { cellsOf, type Row } from './rows.ts'

/** Gathers customers, one in a row. */
export function gatherCustomers(job: GatheringJob, columns: Columns): Gathering {
  const rows: Row[] = []
  const arrivals: Arrival[] = []
  const failed: Failed[] = []
  return {
    continues: () => false,
    add: (row) => {
      const cell = cellsOf(columns, row)
      const arrival = isFault(cell) ? cell : readCustomerRow(job, cell, row.number)
      if (isFault(arrival)) failed.push({ row, fault: arrival })
      else {
        rows.push(row)
        arrivals.push(arrival)
      }
    },
    close: () => ({
      question: arrivalHashes(arrivals),
      failed,
      decide: (known) => {
        const settled = decideArrivals(job, arrivals, known, job.onDuplicate)
        const outcomes = rows.flatMap((row, at) => {
          const outcome = settled.outcomes[at]
          return outcome === undefined ? [] : [{ row, outcome }]
        })
        return { settled, outcomes }
      },
    }),
  }
}
