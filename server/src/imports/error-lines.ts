import { importColumns } from '@zhike/contract/imports'
import type { Locale } from '@zhike/contract/reasons'
import { stringify } from 'csv-stringify/sync'
import { splitterOf } from '../platform/tables/csv-splitting.ts'
import { neutraliseFormula, restoreFormula } from '../platform/text/formulas.ts'
import { headingOf } from './column-words.ts'
import type { ImportKind } from './columns.ts'
import type { Fault } from './faults.ts'
import type { Row } from './rows.ts'
import { samples } from './samples.ts'

/** A byte-order mark, without which Excel takes UTF-8 for something else. */
const mark = '\ufeff'
/** What the sheet of failed rows is called. */
export const errorTitle = { 'zh-CN': '失败行', en: 'failed rows' } as const
const headings = { 'zh-CN': ['行号', '原因'], en: ['row', 'reason'] } as const

/** Cells of text as lines of CSV that no spreadsheet calculates. */
const linesOf = (rows: readonly (readonly string[])[]) =>
  stringify(
    rows.map((cells) => cells.map(neutraliseFormula)),
    { record_delimiter: 'windows' },
  )

/** The columns of a file of failed rows: where and why, then those of the file that was imported. */
export const errorColumns = (header: readonly string[], locale: Locale) => [...headings[locale], ...header]

/** The same as the first line of a CSV. */
export const errorHeading = (header: readonly string[], locale: Locale) =>
  mark + linesOf([errorColumns(header, locale)])

/** The cells of such lines as they were. */
export function cellsOfLines(lines: string): string[][] {
  const splitter = splitterOf(',')
  return [...splitter.push(lines), ...splitter.end()].map(({ cells }) => cells.map(restoreFormula))
}

/** Failed rows with number and reason, each as it was: corrected, the file can be imported again. */
export const errorLines = (failed: readonly { row: Row; fault: Fault }[], kind: ImportKind, locale: Locale): string =>
  linesOf(failed.map(({ row, fault }) => [String(row.number), reasonOf(fault, kind, locale), ...row.cells]))

function reasonOf({ column, label: own, text }: Fault, kind: ImportKind, locale: Locale): string {
  const label = own ?? (locale === 'en' ? column : headingOf(kind, column))
  const colon = locale === 'en' ? ': ' : '：'
  return column === '' ? text[locale] : `${label}${colon}${text[locale]}`
}

/** What people start from: the columns of a kind as they know them, and some rows as an example. */
export const templateOf = (kind: ImportKind, locale: Locale) =>
  mark +
  linesOf([
    importColumns[kind].map((column) => (locale === 'en' ? column : headingOf(kind, column))),
    ...samples[kind].map((row) => importColumns[kind].map((column) => row[column] ?? '')),
  ])
