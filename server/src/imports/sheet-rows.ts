import type { RawRow } from '../platform/tables/csv-splitting.ts'
import { columnOf, fillMerged } from './merged-cells.ts'
import type { Sheet, Workbook } from './workbooks.ts'
import { readXml } from './xml-reading.ts'

const longestCell = 32_767
const mostCells = 1_000
const dayMs = 86_400_000

/** The rows of a sheet as texts, some at a time; rows that the file leaves out are not there. `onRead` hears of bytes. */
export async function* readSheet(
  book: Workbook,
  sheet: Sheet,
  onRead: (bytes: number) => void,
): AsyncGenerator<readonly RawRow[]> {
  const fill = await fillMerged(book, sheet)
  let rows: RawRow[] = []
  let row: { number: number; cells: string[]; tooWide: boolean } | undefined
  let cell = { column: 0, type: 'n', style: 0 }
  let [text, inValue, last] = ['', false, 0]
  const ears = {
    open: (tag: string, given: Readonly<Record<string, string>>) => {
      if (tag === 'row') {
        const number = Number(given.r)
        last = Number.isInteger(number) && number > last ? number : last + 1
        row = { number: last, cells: [], tooWide: false }
      } else if (tag === 'c' && row) {
        const { r, t = 'n', s = 0 } = given
        cell = { column: placeOf(r) ?? row.cells.length, type: t, style: Number(s) }
        text = ''
      } else if (tag === 'v' || tag === 't') inValue = true
      else if (tag === 'rPh') inValue = false
    },
    text: (piece: string) => {
      if (inValue && text.length <= longestCell) text += piece
    },
    close: (tag: string) => {
      if (tag === 'v' || tag === 't') inValue = false
      else if (tag === 'c' && row) {
        const shown = text === '' ? '' : shownOf(book, cell, text)
        if (cell.column >= mostCells) row.tooWide ||= shown.trim() !== ''
        else if (shown !== '') {
          while (row.cells.length < cell.column) row.cells.push('')
          row.cells[cell.column] = shown
        }
      } else if (tag === 'row' && row) {
        fill(row.number, row.cells)
        rows.push(checked(row))
        row = undefined
      }
    },
  }
  const bytes = await book.parts.open(sheet.part)
  for await (const read of readXml(bytes, ears)) {
    onRead(read)
    if (rows.length > 0) yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

function checked({ number, cells, tooWide }: { number: number; cells: string[]; tooWide: boolean }): RawRow {
  if (tooWide) return { number, cells, fault: 'too_many_cells' }
  if (cells.every((each) => each.length <= longestCell)) return { number, cells }
  return { number, cells: cells.map((each) => each.slice(0, 1_000)), fault: 'cell_too_long' }
}

/** The column of a place such as `AB12`, A being 0. */
function placeOf(place: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(place ?? '')?.[1]
  if (letters === undefined) return undefined
  return columnOf(letters)
}

/** A cell as people see it, but for numbers, which are whole: a telephone number is no 1.38E+10. */
function shownOf(book: Workbook, { type, style }: { type: string; style: number }, text: string): string {
  if (type === 's') return book.strings.at(Number(text))
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return text.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.0+)?Z?$/, '')
  if (type !== 'n') return text
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return book.dates.has(style) && number >= 0 && number < 2_958_466
    ? shownDate(number, book.from1904)
    : shownNumber(number)
}

const shownNumber = (number: number) =>
  Number.isInteger(number) && Math.abs(number) < 1e15 ? String(number) : String(Number(number.toPrecision(15)))

/** A day and time from the number of days by which spreadsheets count; they think that there was a 29 February 1900. */
function shownDate(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
  const moment = new Date(Math.round((days - 25_569) * 86_400) * 1_000)
  const [day = '', time = ''] = moment.toISOString().slice(0, 19).split('T')
  if (serial < 1 && !from1904) return time
  return moment.getTime() % dayMs === 0 ? day : `${day} ${time}`
}
