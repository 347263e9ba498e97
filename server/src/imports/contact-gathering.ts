import { contactQuestion, decideContacts } from '../customers/customers.ts'
import type { Columns } from './columns.ts'
import { readContactRow } from './contact-rows.ts'
import type { Gathering, GatheringJob } from './gathering.ts'
import { gatherRows } from './row-gathering.ts'

/** Gathers contacts of customers, one in a row. */
export const gatherContacts = (job: GatheringJob, columns: Columns): Gathering =>
  gatherRows(columns, {
    read: (cell, row) => readContactRow(job, cell, row),
    ask: contactQuestion,
    decide: (arrivals, known) => {
      const settled = decideContacts(job, arrivals, known, job.onDuplicate)
      return { settled, outcomes: settled.outcomes }
    },
  })
