import { readingAt } from '../clock/company-time.ts'
import type { Column, Form, Rows } from './table.ts'
import { formats, worksheetStart } from './workbook-parts.ts'

/** What comes before the rows: the headings stay in sight, and columns are as wide as what they hold. */
export const sheetStart = (columns: readonly Column[]) =>
  `${worksheetStart}<sheetViews><sheetView workbookViewId="0">\
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
<cols>${columns.map(({ form }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[form]}" customWidth="1"/>`).join('')}</cols>\
<sheetData>${headingRow(columns)}`

export const sheetEnd = '</sheetData></worksheet>'

const widths: Readonly<Record<Form, number>> = { text: 18, number: 10, yuan: 14, moment: 20 }

const headingRow = (columns: readonly Column[]) =>
  `<row r="1">${columns.map(({ heading }, at) => textCell(columnName(at), 1, heading, formats.heading)).join('')}</row>`

/** Rows of a sheet, the first of which is row `first`. */
export function rowsXml(columns: readonly Column[], rows: Rows, first: number): string {
  const names = columns.map((_, at) => columnName(at))
  let xml = ''
  for (const [offset, cells] of rows.entries()) {
    const row = first + offset
    xml += `<row r="${row}">`
    for (const [at, cell] of cells.entries())
      if (cell !== null && cell !== '') xml += cellXml(names[at] ?? '', row, cell, columns[at]?.form ?? 'text')
    xml += '</row>'
  }
  return xml
}

/** What a spreadsheet would take for the beginning of a formula when somebody edits the cell. */
const dangerous = /^[=+\-@\t\r＝＋－＠]/

function cellXml(name: string, row: number, cell: string | number, form: Form): string {
  if (typeof cell === 'string') return textCell(name, row, cell, dangerous.test(cell) ? formats.quoted : 0)
  if (form === 'yuan') return `<c r="${name}${row}" s="${formats.yuan}"><v>${(cell / 100).toFixed(2)}</v></c>`
  if (form === 'moment') return `<c r="${name}${row}" s="${formats.moment}"><v>${serialOf(cell)}</v></c>`
  return `<c r="${name}${row}"><v>${cell}</v></c>`
}

/** A text is written as a text, so that it is one whatever it begins with. */
const textCell = (name: string, row: number, text: string, format: number) =>
  `<c r="${name}${row}"${format === 0 ? '' : ` s="${format}"`} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

/** Days since the last of 1899 by the company's clock, as spreadsheets count. */
const serialOf = (instant: number) => Math.round((readingAt(instant) / 86_400_000 + 25_569) * 1e8) / 1e8

/** More than this does not fit into a cell. */
const longestText = 32_767
/** What XML cannot hold, and what spreadsheets would read as such a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into the file
const special = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/g

function escaped(text: string): string {
  const fitting = text.length > longestText ? text.slice(0, longestText) : text
  return fitting.toWellFormed().replace(special, (found) => entities[found] ?? hexadecimal(found))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** `_x000D_` as ECMA-376 (22.9.2.19) writes a carriage return; a text that looks like that gets its underscore so. */
const hexadecimal = (found: string) =>
  found.startsWith('_') ? `_x005F${found}` : `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** A, B … Z, AA, AB … */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}
