import { arrivalQuestion, decideArrivals } from '../customers/customers.ts'
import type { Columns } from './columns.ts'
import { readCustomerRow } from './customer-rows.ts'
import type { Gathering, GatheringJob } from './gathering.ts'
import { gatherRows } from './row-gathering.ts'

/** Gathers customers, one in a row. */
export const gatherCustomers = (job: GatheringJob, columns: Columns): Gathering =>
  gatherRows(columns, {
    read: (cell, row) => readCustomerRow(job, cell, row),
    ask: (arrivals) => arrivalQuestion(arrivals, job.own.book),
    decide: (arrivals, known) => {
      const settled = decideArrivals(job, arrivals, known, job.onDuplicate, job.own.book)
      return { settled, outcomes: settled.outcomes }
    },
  })
