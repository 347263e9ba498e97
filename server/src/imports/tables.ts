import { Readable } from 'node:stream'
import { fail } from '../platform/errors.ts'
import type { RawRow } from '../platform/tables/csv-splitting.ts'
import { readCsv } from './csv.ts'
import { readSheet } from './sheet-rows.ts'
import { openWorkbook, type Sheet, type Workbook } from './workbooks.ts'

/** What tables come in. */
export type Format = 'csv' | 'xlsx'

/** Which table of which kind of file is read. */
export interface TableChoice {
  readonly format: Format
  /** The sheet of a workbook; without one the first that people see. */
  readonly sheet: string | null
}

/** A table that is being read. */
export interface Table {
  readonly sheets: readonly Sheet[]
  readonly sheet: string | null
  /** Its rows, some at a time, with the number that a spreadsheet gives them. */
  readonly rows: AsyncGenerator<readonly (RawRow & { readonly number: number })[]>
  /** How many bytes of the file are read; of a workbook, as many as the part of the sheet that is. */
  bytesDone(): number
}

/** A workbook is read in memory, for its table of contents stands at its end. */
export const largestWorkbook = 100_000_000

/** Opens a table. Throws `import.unreadable`, `import.bomb`, `import.sheet_unknown`, and `file.too_large` for a workbook. */
export async function openTable({ format, sheet }: TableChoice, bytes: Readable): Promise<Table> {
  return format === 'csv' ? openCsv(bytes) : openXlsx(bytes, sheet)
}

function openCsv(bytes: Readable): Table {
  let done = 0
  const counted = Readable.from(
    (async function* () {
      for await (const part of bytes) {
        done += (part as Uint8Array).length
        yield part as Uint8Array
      }
    })(),
    { objectMode: false },
  )
  return { sheets: [], sheet: null, rows: numbered(readCsv(counted)), bytesDone: () => done }
}

async function openXlsx(bytes: Readable, wanted: string | null): Promise<Table> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of bytes) {
    size += (part as Buffer).length
    if (size > largestWorkbook) fail('file.too_large')
    parts.push(part as Buffer)
  }
  const book = await openWorkbook(Buffer.concat(parts))
  const sheet = chooseSheet(book, wanted)
  let share = 0
  const rows = readSheet(book, sheet, (read) => {
    share += read / Math.max(1, book.parts.sizeOf(sheet.part))
  })
  const bytesDone = () => Math.round(Math.min(1, share) * size)
  return { sheets: book.sheets, sheet: sheet.name, rows: numbered(rows), bytesDone }
}

function chooseSheet({ sheets }: Workbook, wanted: string | null): Sheet {
  const found = wanted === null ? undefined : sheets.find(({ name }) => name === wanted)
  if (wanted !== null && !found) return fail('import.sheet_unknown')
  return found ?? sheets.find(({ isHidden }) => !isHidden) ?? sheets[0] ?? fail('import.unreadable')
}

async function* numbered(given: AsyncGenerator<readonly RawRow[]>) {
  let number = 0
  for await (const some of given)
    yield some.map((row) => {
      number = row.number ?? number + 1
      return { ...row, number }
    })
}
