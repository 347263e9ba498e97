import type { RawRow } from '../platform/tables/csv-splitting.ts'
import { normalizeEmail } from '../platform/text/emails.ts'
import { normalizePhone } from '../platform/text/phones.ts'
import { columnNamed } from './column-words.ts'
import type { ImportKind } from './columns.ts'

type NumberedRow = RawRow & { readonly number: number }

/** Where the headings of a table stand, and what they are. */
export interface Headings {
  /** The row of the headings; 0 when the table has none. */
  readonly row: number
  /** Each once; a column without one is called by its letter. */
  readonly names: readonly string[]
}

/** How far down the headings are looked for, below titles and remarks. */
const mostAbove = 20
const longestName = 60

/**
 * Finds the headings of a table in its first rows: the row with most words that are known for columns, else the first with
 * several words. A table that begins with somebody's telephone number has none.
 */
export function findHeadings(kind: ImportKind, rows: readonly NumberedRow[], mapped: readonly string[] = []): Headings {
  const first = rows.slice(0, mostAbove)
  const scored = first.map((row) => ({ row, score: scoreOf(kind, row, mapped) }))
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most), { row: first[0], score: 0 })
  const chosen = best.score > 0 ? best.row : (first.find(({ cells }) => filled(cells) > 1) ?? first[0])
  const width = Math.max(0, ...first.map(({ cells }) => cells.length))
  if (!chosen || (best.score === 0 && holdsSomebody(chosen.cells)))
    return { row: 0, names: Array.from({ length: width }, (_, at) => letterOf(at)) }
  const above = first[first.indexOf(chosen) - 1]?.cells ?? []
  return { row: chosen.number, names: namesOf(chosen.cells, isTitle(above) ? [] : above) }
}

/** A title stands alone and at the beginning of its row. */
const isTitle = (cells: readonly string[]) => filled(cells) === 1 && (cells[0] ?? '').trim() !== ''
const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length

function scoreOf(kind: ImportKind, { cells }: RawRow, mapped: readonly string[]): number {
  const columns = new Set(cells.map((cell) => columnNamed(kind, cell)).filter(Boolean))
  return columns.size + cells.filter((cell) => mapped.includes(cell.trim())).length
}

const holdsSomebody = (cells: readonly string[]) =>
  cells.some((cell) => normalizePhone(cell) !== undefined || normalizeEmail(cell) !== undefined)

/** A heading that goes over two rows stands in the upper one; the same twice is told apart by a number. */
function namesOf(cells: readonly string[], above: readonly string[]): string[] {
  const width = Math.max(cells.length, above.length)
  const given = Array.from({ length: width }, (_, at) => {
    const name = (cells[at]?.trim() || above[at]?.trim() || '').replace(/\s+/g, ' ').slice(0, longestName)
    return name === '' || holdsSomebody([name]) ? letterOf(at) : name
  })
  const seen = new Map<string, number>()
  return given.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** A column as spreadsheets call it: A, B … Z, AA. */
const letterOf = (at: number): string =>
  (at < 26 ? '' : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))
