import { Readable } from 'node:stream'
import type { Export } from '@zhike/contract/exports'
import { headingOf, identifierColumns, nameColumns } from '@zhike/contract/exports/columns'
import type { ExportReading, OwnColumn } from '../customers/customers.ts'
import { csvOf } from '../platform/tables/csv.ts'
import { type ReadColumn, text } from '../platform/tables/read-columns.ts'
import type { Rows } from '../platform/tables/table.ts'
import { xlsxOf } from '../platform/tables/xlsx.ts'
import { titles } from './answers.ts'
import { cellsOf } from './cells.ts'

/** What a file is written by; it can be sent to another thread. */
export interface WritingJob extends ExportReading, Pick<Export, 'kind' | 'format' | 'columns'> {
  readonly own: readonly OwnColumn[]
}

/** The file of an export, out of its rows as the database gives them (JSON). */
export function fileOf(job: WritingJob, batches: AsyncIterable<string>): Readable {
  const cells = cellsOf(job.kind, job, job.own)
  const sources = job.columns.map((name) => cells[name] ?? text)
  const columns = job.columns.map((name, at) => ({
    heading: ownHeading(job, name) ?? headingOf(job.kind, name, { locale: job.locale, masked: isMasked(job, name) }),
    form: sources[at]?.form ?? 'text',
  }))
  const rows = rowsOf(sources, batches)
  return job.format === 'csv'
    ? Readable.from(csvOf(columns, rows), { objectMode: false })
    : xlsxOf(columns, rows, { title: titles[job.locale][job.kind] })
}

/** In English a heading is the code of its column, of own fields too. */
const ownHeading = ({ locale, own }: WritingJob, column: string) =>
  locale === 'en' ? undefined : own.find(({ name }) => name === column)?.heading

const isMasked = ({ identifiers, named }: WritingJob, column: string) =>
  (identifiers === 'masked' && identifierColumns.has(column)) || (!named && nameColumns.has(column))

async function* rowsOf(sources: readonly ReadColumn[], batches: AsyncIterable<string>): AsyncGenerator<Rows> {
  for await (const batch of batches)
    yield (JSON.parse(batch) as unknown[][]).map((raw) => sources.map(({ read }, at) => read(raw[at])))
}
