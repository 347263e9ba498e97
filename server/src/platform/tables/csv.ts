import { stringify } from 'csv-stringify/sync'
import { readingAt } from '../clock/company-time.ts'
import { neutraliseFormula } from '../text/formulas.ts'
import type { Cell, Column, Form, Rows } from './table.ts'

/** A byte-order mark, without which Excel takes UTF-8 for something else. */
const mark = '\ufeff'

/** A table as CSV in UTF-8 that no spreadsheet calculates: texts are neutralised, numbers are ours and stay numbers. */
export async function* csvOf(columns: readonly Column[], batches: AsyncIterable<Rows>): AsyncGenerator<Buffer> {
  yield Buffer.from(mark + linesOf([columns.map(({ heading }) => neutraliseFormula(heading))]))
  for await (const rows of batches)
    yield Buffer.from(linesOf(rows.map((row) => row.map((cell, at) => written(cell, columns[at]?.form ?? 'text')))))
}

const linesOf = (rows: readonly (readonly string[])[]) => stringify([...rows], { record_delimiter: 'windows' })

function written(cell: Cell, form: Form): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return neutraliseFormula(cell)
  if (form === 'yuan') return (cell / 100).toFixed(2)
  return form === 'moment' ? clockText(cell) : String(cell)
}

/** `2026-03-16 10:00:00`, with milliseconds where there are some. */
function clockText(instant: number): string {
  const [day = '', time = ''] = new Date(readingAt(instant)).toISOString().split('T')
  return `${day} ${time.replace(/(?:\.000)?Z$/, '')}`
}
