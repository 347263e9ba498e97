import { type RawBuilder, sql } from 'kysely'
import type { SealPurpose } from '../crypto/key-ring.ts'

type KeyType = 'uuid' | 'text' | 'bigint' | 'boolean' | 'bytea'

/** A column, or a part of one, that holds sealed values. Each module names its own. */
export interface SealedPlace {
  /** `customers.address_sealed`; never changes, it stands in the database while a rotation runs. */
  readonly name: string
  readonly table: RawBuilder<unknown>
  /** The primary key, by which it is walked. */
  readonly keys: Readonly<Record<string, KeyType>>
  /** The sealed bytes as an expression of the row `t`. */
  readonly value: RawBuilder<Buffer | null>
  /** What is set to put other bytes in their place. */
  readonly set: (bytes: RawBuilder<Buffer>) => RawBuilder<unknown>
  /** Which rows can hold one at all. */
  readonly where?: RawBuilder<boolean>
  readonly purpose: SealPurpose
  /** What the context is made of, as text of the row `t`, when that is not the key. */
  readonly bound?: RawBuilder<string>
  /** In which context a value was sealed, from the columns of the key as PostgreSQL writes them, or from `bound`. */
  readonly contextOf: (key: readonly string[], bound: string) => string
}

type ColumnOptions = Pick<SealedPlace, 'keys' | 'contextOf'> & { readonly purpose?: SealPurpose }

/** A column of type bytea. */
export const sealedColumn = (table: string, column: string, options: ColumnOptions): SealedPlace => ({
  name: `${table}.${column}`,
  table: sql.table(table),
  value: sql`${sql.ref(`t.${column}`)}`,
  set: (bytes) => sql`${sql.id(column)} = ${bytes}`,
  purpose: 'fields',
  ...options,
})
