import { type Import, importColumns, requiredColumns } from '@zhike/contract/imports'
import type { OwnCells } from '../own-fields/own-fields.ts'
import { fail } from '../platform/errors.ts'
import { columnNamed } from './column-words.ts'
import { ownColumnNamed, ownColumns } from './own-columns.ts'

export type ImportKind = Import['kind']

/** Where the columns of an import stand in a file; several columns of a file can be one of the import. */
export interface Columns {
  readonly width: number
  readonly positions: ReadonlyMap<string, readonly number[]>
}

/** Names of columns in the file to columns of the import; `''` is a column that is left out. */
export type Mapping = Readonly<Record<string, string>>

/** Columns whose cells go together when a file has several of them, and what stands between. */
export const joints: Readonly<Record<string, string>> = { phone: ';', email: ';', tags: ';', region: '', address: '' }

/**
 * Which column of the file is what: as given, else as remembered of such a file, else by the words that people use for
 * it, each column of the import once. Throws `request.invalid` when what is given names what neither file nor import has.
 */
export function resolveMapping(
  kind: ImportKind,
  names: readonly string[],
  given: Mapping,
  remembered: Mapping | undefined,
  ownCells: OwnCells,
): Mapping {
  const known = new Set<string>([...importColumns[kind], ...ownColumns(ownCells).map(({ column }) => column)])
  refuseUnknown(known, given, names)
  const mapping: Record<string, string> = Object.create(null)
  for (const name of names) {
    const own = name.toLowerCase()
    if (Object.hasOwn(given, name)) mapping[name] = given[name] ?? ''
    else if (remembered && isKnown(known, remembered, name)) mapping[name] = remembered[name] ?? ''
    else if (known.has(own)) mapping[name] = own
  }
  const taken = new Set(Object.values(mapping))
  for (const name of names) {
    if (mapping[name] !== undefined) continue
    const column = ownColumnNamed(ownCells, name) ?? columnNamed(kind, name)
    mapping[name] = column !== undefined && (!taken.has(column) || column in joints) ? column : ''
    if (column !== undefined) taken.add(column)
  }
  return { ...mapping }
}

/**
 * Finds the columns of an import among the names of a file's columns. Throws `import.columns_missing` and
 * `import.columns_repeated` naming them.
 */
export function readColumns(kind: ImportKind, names: readonly string[], mapping: Mapping): Columns {
  const positions = new Map<string, number[]>()
  const repeated: Record<string, string> = {}
  for (const [position, name] of names.entries()) {
    const column = Object.hasOwn(mapping, name) ? mapping[name] : ''
    if (!column) continue
    const places = positions.get(column)
    if (!places) positions.set(column, [position])
    else if (column in joints) places.push(position)
    else repeated[column] = '×1'
  }
  if (Object.keys(repeated).length > 0) fail('import.columns_repeated', { fields: repeated })
  const missing = requiredColumns[kind].filter((column) => !positions.has(column))
  if (missing.length > 0)
    fail('import.columns_missing', { fields: Object.fromEntries(missing.map((column) => [column, '×1'])) })
  return { width: names.length, positions }
}

/** An own field that went meanwhile is remembered in vain. */
const isKnown = (known: ReadonlySet<string>, remembered: Mapping, name: string) =>
  Object.hasOwn(remembered, name) && (remembered[name] === '' || known.has(remembered[name] ?? ''))

function refuseUnknown(known: ReadonlySet<string>, mapping: Mapping, names: readonly string[]): void {
  const wrong = Object.entries(mapping).flatMap(([name, column]) => {
    if (!names.includes(name)) return [[`mapping.${name}`, names.join(', ')]]
    return column === '' || known.has(column) ? [] : [[`mapping.${name}`, [...known].join(', ')]]
  })
  if (wrong.length > 0) fail('request.invalid', { fields: Object.fromEntries(wrong) })
}
