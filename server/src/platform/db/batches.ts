import { type RawBuilder, sql } from 'kysely'

/** The columns of a batch with their PostgreSQL types; a list within a row is `text[]`. */
export type BatchShape = Readonly<Record<string, BatchType>>
type BatchType =
  | 'uuid'
  | 'text'
  | 'text[]'
  | 'bytea'
  | 'jsonb'
  | 'tsvector'
  | 'bigint'
  | 'integer'
  | 'boolean'
  | 'timestamptz'

/**
 * Many rows as they travel into one statement: each column is the literal of one PostgreSQL array. Made of texts alone, so
 * that a batch made in another thread is passed on as it is.
 */
export interface Batch<C extends string = string> {
  readonly size: number
  readonly columns: Readonly<Record<C, string>>
}

/** What can stand in a row; a plain object becomes JSON. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly string[]
  | Readonly<Record<string, unknown>>

/** Packs rows into a batch. */
export function batchOf<S extends BatchShape>(
  shape: S,
  rows: readonly Readonly<Record<keyof S & string, Cell>>[],
): Batch<keyof S & string> {
  const names = Object.keys(shape) as (keyof S & string)[]
  const columns = Object.fromEntries(
    names.map((name) => [name, arrayLiteral(rows.map((row) => cellText(row[name], shape[name] as BatchType)))]),
  )
  return { size: rows.length, columns: columns as Record<keyof S & string, string> }
}

/** The rows of a batch as a relation, to be read in FROM; `name` is its alias. */
export function rowsOf<S extends BatchShape>(
  shape: S,
  batch: Batch<keyof S & string>,
  name: string,
): RawBuilder<unknown> {
  const names = Object.keys(shape) as (keyof S & string)[]
  const snake = (column: string) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const parameters = names.map((column) => {
    // an array of arrays would have to be rectangular
    const type = shape[column] === 'text[]' ? 'text' : (shape[column] as BatchType)
    return sql`${batch.columns[column]}::${sql.raw(type)}[]`
  })
  const read = names.map((column) => (shape[column] === 'text[]' ? `${snake(column)}::text[]` : snake(column)))
  return sql`(SELECT ${sql.raw(read.join(', '))}
    FROM unnest(${sql.join(parameters)}) AS packed (${sql.raw(names.map(snake).join(', '))})) AS ${sql.raw(name)}`
}

/** The literal of a PostgreSQL array of texts; null stays null. */
export function arrayLiteral(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`
}

const quoted = (value: string) => `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`

function cellText(cell: Cell, type: BatchType): string | null {
  if (cell === null || typeof cell === 'string') return cell
  if (cell instanceof Uint8Array)
    return `\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('hex')}`
  if (cell instanceof Date) return cell.toISOString()
  if (Array.isArray(cell)) return type === 'jsonb' ? JSON.stringify(cell) : arrayLiteral(cell)
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}
