import { type Import, importColumns, requiredColumns } from '@zhike/contract/imports'
import { columnTexts } from './columns.texts.ts'

type Kind = Import['kind']

/** Which column of the import a column of the file is; undefined when it is left out. */
export type Matching = Readonly<Record<string, string | undefined>>

const tidy = (name: string) => name.normalize('NFKC').trim().toLowerCase()
const isKnown = (kind: Kind, name: string) => (importColumns[kind] as readonly string[]).includes(name)

/** Other words for a column, in both languages. */
const wordsFor = (kind: Kind, column: string): readonly string[] =>
  Object.values(columnTexts).flatMap((texts) => (texts[`words.${kind}.${column}`] ?? '').split('|'))

/** Columns of the file by their own name, or by a word that people use for it; each column of the import once. */
export function matchColumns(kind: Kind, names: readonly string[]): Matching {
  const taken = new Set(names.map(tidy).filter((name) => isKnown(kind, name)))
  const matching: Record<string, string | undefined> = {}
  for (const name of names) {
    const own = tidy(name)
    const found = isKnown(kind, own)
      ? own
      : importColumns[kind].find((column) => !taken.has(column) && wordsFor(kind, column).includes(own))
    matching[name] = found
    if (found) taken.add(found)
  }
  return matching
}

/** What is sent: columns named alike need no entry. */
export const mappingOf = (matching: Matching): Record<string, string> =>
  Object.fromEntries(
    Object.entries(matching).flatMap(([name, column]) => (column && tidy(name) !== column ? [[name, column]] : [])),
  )

/** Columns that the import cannot do without and the file does not have yet. */
export const missingColumns = (kind: Kind, matching: Matching): readonly string[] =>
  requiredColumns[kind].filter((column) => !Object.values(matching).includes(column))
