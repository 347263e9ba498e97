import { isDeepStrictEqual } from 'node:util'
import { type KeepableFact, keepableFacts, type MergeKeep } from '@zhike/contract/customers'
import { open } from '../platform/crypto/sealing.ts'
import type { StoredCustomer } from './customers.tables.ts'
import type { Field } from './differences.ts'
import { addressContext, type Reading, sealAddress } from './facts.ts'

/** The column that a fact stands in. */
const columnOf = (fact: KeepableFact): Field =>
  fact === 'address' ? 'addressSealed' : fact === 'owner' ? 'ownerId' : fact

/**
 * What the customer who stays will be after a merge: each fact from whom it was chosen, else its own, and the other's
 * where it has none. Tags, hobbies and own fields are united. With it, from whom each fact comes that was chosen or filled.
 */
export function survivors(
  reading: Reading,
  root: StoredCustomer,
  other: StoredCustomer,
  chosen: MergeKeep,
): { keep: MergeKeep; given: Partial<StoredCustomer> } {
  const keep: MergeKeep = { ...chosen }
  const given: Partial<StoredCustomer> = {
    tags: [...new Set([...root.tags, ...other.tags])],
    hobbies: [...new Set([...root.hobbies, ...other.hobbies])],
    custom: united(root.custom, other.custom),
  }
  for (const fact of keepableFacts) {
    if (keep[fact] === undefined && isLacking(fact, root) && !isLacking(fact, other)) keep[fact] = 'other'
    if (keep[fact] !== 'other') continue
    if (fact === 'address') Object.assign(given, sealAddress(reading, root.id, addressOf(reading, other)))
    else Object.assign(given, { [columnOf(fact)]: other[columnOf(fact)] })
  }
  return { keep, given }
}

/** A visitor has no stage to speak of. */
const isLacking = (fact: KeepableFact, row: StoredCustomer) =>
  fact === 'stage' ? row.stage === 'visitor' : row[columnOf(fact)] === null

const addressOf = (reading: Reading, { id, addressSealed }: Pick<StoredCustomer, 'id' | 'addressSealed'>) =>
  addressSealed && open(reading.tools.keys, addressSealed, addressContext(id))

const united = (own: StoredCustomer['custom'], others: StoredCustomer['custom']) => ({
  ...others,
  ...Object.fromEntries(Object.entries(own).filter(([field, value]) => value !== null || !(field in others))),
})

/** What a merge changed, as it lies in the log of changes. */
export interface MergeChange {
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

/**
 * The columns as they were before a merge, of those facts that nobody has changed since: they are what the merge made of
 * them, or still what the other one has.
 */
export function before(
  reading: Reading,
  row: StoredCustomer,
  other: StoredCustomer | undefined,
  changes: readonly MergeChange[],
): Partial<StoredCustomer> {
  const columns: Partial<StoredCustomer> = {}
  for (const { field, oldValue, newValue } of changes) {
    if (field === 'address') {
      const unsealed = (value: unknown) =>
        typeof value === 'string' ? addressOf(reading, { ...row, addressSealed: Buffer.from(value, 'base64') }) : null
      if (addressOf(reading, row) === unsealed(newValue))
        Object.assign(columns, sealAddress(reading, row.id, unsealed(oldValue)))
      continue
    }
    const column = columnOf(field as KeepableFact)
    if (isDeepStrictEqual(row[column], newValue) || (other && isDeepStrictEqual(row[column], other[column])))
      Object.assign(columns, { [column]: oldValue })
  }
  return columns
}
