import { type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

/** The columns of a batch with their PostgreSQL types; a list within a row is `text[]`. */
export type BatchShape = Readonly<Record<string, BatchType>>
export type BatchType =
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
 * Many rows as they travel into one statement: each column is the literal of one PostgreSQL array, in UTF-8. Bytes and
 * not texts, so that a batch made in another thread is handed over without a copy and leaves no garbage here.
 */
export interface Batch<C extends string = string> {
  readonly size: number
  readonly columns: Readonly<Record<C, Uint8Array>>
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
    names.map((name) => {
      const type = shape[name] as BatchType
      return [name, literal(rows.map((row) => element(row[name], type)))]
    }),
  )
  return { size: rows.length, columns: columns as Record<keyof S & string, Uint8Array> }
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
    return arrayParameter(batch.columns[column], type)
  })
  const read = names.map((column) => (shape[column] === 'text[]' ? `${snake(column)}::text[]` : snake(column)))
  return sql`(SELECT ${sql.raw(read.join(', '))}
    FROM unnest(${sql.join(parameters)}) AS packed (${sql.raw(names.map(snake).join(', '))})) AS ${sql.raw(name)}`
}

/**
 * Makes statements of this transaction look their rows up by index, one by one. On a table that grows by the batch itself
 * the planner has no statistics yet and would read it whole, once for each batch.
 */
export const lookUpByIndex = (db: Db) =>
  sql`
    SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
           set_config('max_parallel_workers_per_gather', '0', true)`.execute(db)

/** One column without a table: the values that a statement looks for. */
export const valuesOf = (type: BatchType, values: readonly Cell[]): Uint8Array =>
  literal(values.map((value) => element(value, type)))

/**
 * Such values as a relation with the column `value`. Texts have collation C, which `convert_from` gives them: only a
 * column of the same collation is found by its index.
 */
export const eachOf = (values: Uint8Array, type: BatchType, name: string): RawBuilder<unknown> =>
  sql`unnest(${arrayParameter(values, type)}) AS ${sql.raw(name)} (value)`

const arrayParameter = (column: Uint8Array, type: BatchType): RawBuilder<unknown> =>
  sql`convert_from(${Buffer.from(column.buffer, column.byteOffset, column.byteLength)}::bytea, 'UTF8')::${sql.raw(type)}[]`

/** The memory of batches within a value, to be handed to another thread. */
export function memoryOf(value: unknown): ArrayBuffer[] {
  if (value instanceof Uint8Array) return [value.buffer as ArrayBuffer]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(memoryOf) : []
}

const encoder = new TextEncoder()
const literal = (elements: readonly string[]) => encoder.encode(`{${elements.join(',')}}`)

function element(cell: Cell, type: BatchType): string {
  if (cell === null) return 'NULL'
  if (typeof cell === 'string') return type === 'uuid' ? cell : quoted(cell)
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  if (cell instanceof Date) return quoted(cell.toISOString())
  if (cell instanceof Uint8Array)
    return `"\\\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('hex')}"`
  if (type === 'text[]' && Array.isArray(cell)) return quoted(`{${cell.map(quoted).join(',')}}`)
  return quoted(JSON.stringify(cell))
}

const quoted = (value: string) => `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
