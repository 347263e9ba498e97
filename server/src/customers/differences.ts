import { isDeepStrictEqual } from 'node:util'
import { open } from '../platform/crypto/sealing.ts'
import type { Change } from '../platform/events/events.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { addressContext, type Reading } from './facts.ts'
import { customerSearch, formerNamesAfter, sortName } from './search-texts.ts'

/** As much of a customer's row as is compared. */
export type Before = Partial<StoredCustomer> & Pick<StoredCustomer, 'id' | 'name' | 'tags' | 'formerNames'>
export type Field = keyof StoredCustomer

/** The given fields that differ from the row; the masked address goes with the sealed one and is no field of its own. */
export const differences = (reading: Reading, before: Before, given: Partial<StoredCustomer>): Field[] =>
  (Object.keys(given) as Field[]).filter((field) => field !== 'addressMasked' && !isSame(reading, before, given, field))

/** The name that people know a field by. */
export const nameOf = (field: Field) => (field === 'addressSealed' ? 'address' : field)

/** What the log of changes keeps of a field. */
export function changeOf(field: Field, before: Before, given: Partial<StoredCustomer>): Change {
  const written = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('base64') : (value ?? null))
  return { field: nameOf(field), old: written(before[field]), new: written(given[field]) }
}

/** The columns of the given fields. */
export function pick(given: Partial<StoredCustomer>, fields: readonly Field[]): Partial<StoredCustomer> {
  const withMask = fields.includes('addressSealed') ? [...fields, 'addressMasked' as const] : fields
  return Object.fromEntries(withMask.map((field) => [field, given[field]]))
}

/** What lists are searched and sorted by, when something of it has changed. */
export function searchColumns(before: Before, given: Partial<StoredCustomer>, changed: readonly Field[]) {
  if (!changed.includes('name') && !changed.includes('tags')) return {}
  const { name, tags } = { name: before.name, tags: before.tags, ...given }
  const formerNames = given.formerNames ?? formerNamesAfter(before.formerNames, before.name, name)
  return { sortName: sortName(name), formerNames, search: customerSearch({ name, formerNames, tags }) }
}

function isSame(reading: Reading, before: Before, given: Partial<StoredCustomer>, field: Field): boolean {
  if (field !== 'addressSealed') return isDeepStrictEqual(before[field], given[field])
  // sealed twice, the same text is never the same bytes
  const read = (sealed: Buffer | null | undefined) =>
    sealed ? open(reading.tools.keys, sealed, addressContext(before.id)) : null
  return read(before.addressSealed) === read(given.addressSealed)
}
