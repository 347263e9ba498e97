import type { Tools } from '../platform/ctx.ts'
import type { Headings } from './headings.ts'
import type { StoredImport } from './imports.tables.ts'
import { lookInto } from './looking.ts'

/** The headings of an import's table; one that an earlier version took in has them in the first row of its file. */
export async function headingsOf(tools: Tools, { columnNames, headingRow, fileKey }: StoredImport): Promise<Headings> {
  if (columnNames !== null) return { row: headingRow, names: columnNames }
  const { rows } = await lookInto({ format: 'csv', sheet: null }, await tools.files.read(fileKey))
  return { row: 1, names: (rows[0]?.cells ?? []).map((cell) => cell.trim()) }
}
