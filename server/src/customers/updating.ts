import { isDeepStrictEqual } from 'node:util'
import type { Customer, customers } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import { open } from '../platform/crypto/sealing.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type Change, emit } from '../platform/events/events.ts'
import { updateCustomerRow } from './customers.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { addressContext, cleanName, factColumns } from './facts.ts'
import { getCustomer, lockForChange } from './finding.ts'
import { customerSearch, sortName } from './search-texts.ts'

type Row = Awaited<ReturnType<typeof lockForChange>>

/** Changes the given facts; what is given as it was changes nothing and leaves no trace. */
export async function updateCustomer(ctx: Ctx, input: Input<typeof customers.update>): Promise<Customer> {
  const { id, name, stage, ...facts } = input
  const before = await lockForChange(ctx, id)
  const given: Partial<StoredCustomer> = {
    ...factColumns(ctx, id, facts),
    ...(name === undefined ? {} : { name: cleanName(ctx, name) }),
    ...(stage === undefined ? {} : { stage }),
  }
  const changed = fieldsOf(given).filter((field) => !isSame(ctx, before, given, field))
  if (changed.length > 0) {
    await updateCustomerRow(ctx.db, id, { ...pick(given, changed), ...searchColumns(before, given, changed) }, ctx.now)
    const data = { number: before.number, fields: changed.map(nameOf) }
    await emit(
      ctx,
      id,
      { type: 'customer.updated', subject: { type: 'customer', id }, data },
      changed.map((field) => changeOf(field, before, given)),
    )
  }
  return getCustomer(ctx, { id })
}

type Field = keyof Row & keyof StoredCustomer

/** The masked address goes with the sealed one and is no field of its own. */
const fieldsOf = (given: Partial<StoredCustomer>) =>
  (Object.keys(given) as Field[]).filter((field) => field !== 'addressMasked')

const nameOf = (field: Field) => (field === 'addressSealed' ? 'address' : field)

function isSame(ctx: Ctx, before: Row, given: Partial<StoredCustomer>, field: Field): boolean {
  if (field !== 'addressSealed') return isDeepStrictEqual(before[field], given[field])
  // sealed twice, the same text is never the same bytes
  const read = (sealed: Buffer | null | undefined) =>
    sealed ? open(ctx.tools.keys, sealed, addressContext(before.id)) : null
  return read(before.addressSealed) === read(given.addressSealed)
}

function changeOf(field: Field, before: Row, given: Partial<StoredCustomer>): Change {
  const written = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('base64') : (value ?? null))
  return { field: nameOf(field), old: written(before[field]), new: written(given[field]) }
}

function pick(given: Partial<StoredCustomer>, changed: readonly Field[]) {
  const withMask = changed.includes('addressSealed') ? [...changed, 'addressMasked' as const] : changed
  return Object.fromEntries(withMask.map((field) => [field, given[field]]))
}

/** What lists are searched and sorted by, when something of it has changed. */
function searchColumns(before: Row, given: Partial<StoredCustomer>, changed: readonly Field[]) {
  if (!changed.includes('name') && !changed.includes('tags')) return {}
  const { name, tags } = { name: before.name, tags: before.tags, ...given }
  return { sortName: sortName(name), search: customerSearch({ name, tags }) }
}
