import { Readable } from 'node:stream'
import { type Columns, readColumns } from './columns.ts'
import { readCsv } from './csv.ts'
import { gatherCustomers } from './customer-gathering.ts'
import { errorLines } from './error-lines.ts'
import { faultOfOutcome } from './faults.ts'
import type { Gathered, Gathering, Question, ReadingJob, RowOutcome, Settled } from './gathering.ts'
import { gatherOrders } from './order-gathering.ts'
import { isBlank } from './rows.ts'

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
  /** Failed rows as lines of CSV. */
  readonly errors: string
}
export type Counts = Readonly<Record<'created' | 'updated' | 'skipped' | 'failed', number>>

/** Rows of one transaction: enough that a statement costs little for each, few enough that nobody waits long. */
const chunkRows = 2_000

/** Reads a file in chunks; the next one is only read when it is asked for. */
export async function* chunksOf(job: ReadingJob, bytes: Readable): AsyncGenerator<Chunk> {
  let bytesDone = 0
  const counted = async function* () {
    for await (const part of bytes) {
      bytesDone += (part as Uint8Array).length
      yield part as Uint8Array
    }
  }
  let columns: Columns | undefined
  let gathering: Gathering | undefined
  let [rows, gathered] = [0, 0]
  for await (const some of readCsv(Readable.from(counted(), { objectMode: false })))
    for (const raw of some) {
      if (!columns) {
        columns = readColumns(job.kind, raw.cells, job.mapping)
        continue
      }
      const row = { number: rows + 2, ...raw }
      if (gathering && gathered >= chunkRows && !gathering.continues(row)) {
        yield chunkOf(job, gathering.close(), { rowsDone: rows, bytesDone })
        gathering = undefined
      }
      rows++
      if (rows <= job.rowsDone || isBlank(raw.cells)) continue
      if (!gathering) [gathering, gathered] = [gatheringOf(job, columns), 0]
      gathering.add(row)
      gathered++
    }
  if (!columns) columns = readColumns(job.kind, [], job.mapping)
  if (rows > job.rowsDone)
    yield chunkOf(job, (gathering ?? gatheringOf(job, columns)).close(), { rowsDone: rows, bytesDone })
}

const gatheringOf = (job: ReadingJob, columns: Columns): Gathering =>
  job.kind === 'customers' ? gatherCustomers(job, columns) : gatherOrders(job, columns)

const chunkOf = ({ locale }: ReadingJob, gathered: Gathered, reach: Reach): Chunk => ({
  reach,
  question: gathered.question,
  decide: (known) => {
    const { settled, outcomes } = gathered.decide(known)
    const late = outcomes.flatMap(({ row, outcome }) => {
      const fault = faultOfOutcome(outcome)
      return fault ? [{ row, fault }] : []
    })
    const failed = [...gathered.failed, ...late].toSorted((left, right) => left.row.number - right.row.number)
    const count = (wanted: RowOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
    const counts = { created: count('created'), updated: count('updated'), skipped: count('skipped') }
    return { settled, counts: { ...counts, failed: failed.length }, errors: errorLines(failed, locale) }
  },
})
