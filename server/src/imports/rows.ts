import type { RawRow } from '../platform/tables/csv-splitting.ts'
import { hasWrongBytes } from '../platform/text/decoding.ts'
import { restoreFormula } from '../platform/text/formulas.ts'
import { type Columns, joints } from './columns.ts'
import { type Fault, faultOf } from './faults.ts'

/** A row of the file. */
export type Row = RawRow & { readonly number: number }

/** The cell of a column without the spaces around it and without what keeps spreadsheets from calculating; '' when there is none. */
export type CellOf = (column: string) => string

/** Reads cells by column, or tells why the row cannot be read at all. */
export function cellsOf(columns: Columns, { cells, fault }: Row): CellOf | Fault {
  if (fault) return faultOf(fault)
  if (cells.slice(columns.width).some((cell) => cell.trim() !== '')) return faultOf('too_many_cells')
  if (cells.some((cell) => hasWrongBytes(cell) || cell.includes('\0'))) return faultOf('wrong_bytes')
  return (column) => {
    const [only, ...more] = columns.positions.get(column) ?? []
    if (only === undefined) return ''
    if (more.length === 0) return given(column, textOf(cells[only]))
    const found = [only, ...more]
      .map((position) => given(column, textOf(cells[position])))
      .filter((text) => text !== '')
    return [...new Set(found)].join(joints[column] ?? ';')
  }
}

/** What people write where there is nothing; in an own field it can be the value. */
const nothing = /^(?:无|暂无|没有|-+|—+|n\/?a|null)$/i
const given = (column: string, text: string) => (nothing.test(text) && !column.startsWith('custom.') ? '' : text)

const textOf = (cell: string | undefined) => restoreFormula(cell ?? '').trim()

/** Whether nothing stands in a row. */
export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')
