import { type Import, importColumns, requiredColumns } from '@zhike/contract/imports'
import { fail } from '../platform/errors.ts'

export type ImportKind = Import['kind']

/** Where the columns of an import stand in a file. */
export interface Columns {
  readonly header: readonly string[]
  readonly positions: ReadonlyMap<string, number>
}

/** Names of columns in the file to columns of the import, for those that are not named alike. */
export type Mapping = Readonly<Record<string, string>>

/**
 * Finds the columns of an import in a header, in any order and in either case; other columns do not count. Throws
 * `import.columns_missing` and `import.columns_repeated` naming them, and `request.invalid` when the mapping names what
 * neither the file nor the import has.
 */
export function readColumns(kind: ImportKind, header: readonly string[], mapping: Mapping): Columns {
  const names = header.map((name) => name.trim())
  const known = new Set<string>(importColumns[kind])
  refuseUnknown(mapping, names, known)
  const positions = new Map<string, number>()
  const repeated: Record<string, string> = {}
  for (const [position, name] of names.entries()) {
    const column = Object.hasOwn(mapping, name) ? mapping[name] : name.toLowerCase()
    if (column === undefined || !known.has(column)) continue
    if (positions.has(column)) repeated[column] = '×1'
    else positions.set(column, position)
  }
  if (Object.keys(repeated).length > 0) fail('import.columns_repeated', { fields: repeated })
  const missing = requiredColumns[kind].filter((column) => !positions.has(column))
  if (missing.length > 0)
    fail('import.columns_missing', { fields: Object.fromEntries(missing.map((column) => [column, '×1'])) })
  return { header: names, positions }
}

function refuseUnknown(mapping: Mapping, names: readonly string[], known: ReadonlySet<string>): void {
  const wrong = Object.entries(mapping).flatMap(([name, column]) => {
    if (!names.includes(name)) return [[`mapping.${name}`, names.join(', ')]]
    return known.has(column) ? [] : [[`mapping.${name}`, [...known].join(', ')]]
  })
  if (wrong.length > 0) fail('request.invalid', { fields: Object.fromEntries(wrong) })
}
