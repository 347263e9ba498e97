import type { Readable } from 'node:stream'
import type { OwnFault } from '../own-fields/own-fields.ts'
import { type Columns, readColumns } from './columns.ts'
import { gatherContacts } from './contact-gathering.ts'
import { gatherCustomers } from './customer-gathering.ts'
import { errorLines } from './error-lines.ts'
import { faultOf } from './faults.ts'
import type { Failed, Gathered, Gathering, GatheringJob, Question, ReadingJob, Settled } from './gathering.ts'
import { gatherOrders } from './order-gathering.ts'
import { gatherProducts } from './product-gathering.ts'
import { isBlank, type Row } from './rows.ts'
import { openTable } from './tables.ts'

/** Some rows of a file, which go in together or not at all. */
export interface Chunk {
  readonly reach: Reach
  readonly question: Question
  /** Decides what becomes of the rows, knowing what the database answered; can be asked again with a newer answer. */
  decide(known: string): Decision
}

/** How far into the file something reaches: rows below the header, and bytes. */
export interface Reach {
  readonly rowsDone: number
  readonly bytesDone: number
}

export interface Decision {
  readonly settled: Settled
  readonly counts: Counts
  /** Rows that failed or were left out, as lines of CSV. */
  readonly errors: string
}
export type Counts = Readonly<Record<'created' | 'updated' | 'skipped' | 'failed' | 'leftOut', number>>

/** Rows of one transaction: enough that a statement costs little for each, few enough that nobody waits long. */
const chunkRows = 2_000

/** Reads a file in chunks; the next one is only read when it is asked for. */
export async function* chunksOf(job: ReadingJob, bytes: Readable): AsyncGenerator<Chunk> {
  const columns = readColumns(job.kind, job.headings.names, job.mapping)
  const table = await openTable(job.table, bytes)
  let gathering = gatheringOf(job, columns)
  let [rows, gathered] = [0, 0]
  for await (const some of table.rows)
    for (const row of some) {
      if (row.number <= job.headings.row) continue
      if (gathered >= chunkRows && !gathering.continues(row)) {
        yield chunkOf(job, gathering.close(), { rowsDone: rows, bytesDone: table.bytesDone() })
        gathering = gatheringOf(job, columns)
        gathered = 0
      }
      rows++
      if (rows <= job.rowsDone || isBlank(row.cells)) continue
      gathering.add(row)
      gathered++
    }
  if (rows > job.rowsDone) yield chunkOf(job, gathering.close(), { rowsDone: rows, bytesDone: table.bytesDone() })
}

/** Makes of rows what its kind of import is of. */
export const gatheringOf = (job: GatheringJob, columns: Columns): Gathering => gatherings[job.kind](job, columns)
const gatherings = {
  customers: gatherCustomers,
  contacts: gatherContacts,
  orders: gatherOrders,
  products: gatherProducts,
}

const chunkOf = ({ kind, locale }: ReadingJob, gathered: Gathered, reach: Reach): Chunk => ({
  reach,
  question: gathered.question,
  decide: (known) => {
    const { settled, succeeded, failed } = judge(gathered, known)
    const count = (wanted: Success['outcome']) => succeeded.filter(({ outcome }) => outcome === wanted).length
    const counts = { created: count('created'), updated: count('updated'), skipped: count('skipped') }
    const leftOut = failed.filter(({ fault }) => fault.leftOut).length
    return {
      settled,
      counts: { ...counts, failed: failed.length - leftOut, leftOut },
      errors: errorLines(failed, kind, locale),
    }
  },
})

/** A row that comes in, or need not. */
export interface Success {
  readonly row: Row
  readonly outcome: 'created' | 'updated' | 'skipped'
}

const ownFault = ({ key, name, text }: OwnFault) => ({ column: `custom.${key}`, label: name, text })

/** What becomes of rows, knowing what the database answered: those that fail or are left out in the order of the file. */
export function judge(gathered: Gathered, known: string) {
  const { settled, outcomes } = gathered.decide(known)
  const succeeded: Success[] = []
  const failed: Failed[] = [...gathered.failed]
  for (const { row, outcome } of outcomes)
    if (outcome === 'created' || outcome === 'updated' || outcome === 'skipped') succeeded.push({ row, outcome })
    else failed.push({ row, fault: typeof outcome === 'string' ? faultOf(outcome) : ownFault(outcome) })
  failed.sort((left, right) => left.row.number - right.row.number)
  return { settled, succeeded, failed }
}
