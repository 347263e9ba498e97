import type { Address, customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import {
  type AddressWords,
  addressOf,
  eachPlace,
  isOwn,
  isSamePlace,
  openStreet,
  ownColumns,
  rowColumns,
  sealedAddress,
  wordsOf,
} from './address-book.ts'
import {
  deleteAddress,
  findAddresses,
  insertAddress,
  type StoredAddress,
  updateAddressRow,
} from './addresses.queries.ts'
import { findAddress, updateCustomerRow } from './customers.queries.ts'
import type { CustomerAddressesTable, StoredCustomer } from './customers.tables.ts'
import { checkedRegion, cleanText } from './facts.ts'
import { lockForChange, requireCustomer } from './finding.ts'
import { whyOf } from './identifying.ts'
import { refusePooled } from './in-pool.ts'
import { findOwnRow } from './merges.queries.ts'
import { renewQuality } from './quality.ts'
import { refuseField } from './refusals.ts'
import { changeFacts } from './updating.ts'

/** The addresses of a customer and of all who were merged into it, each place once, the primary one first. */
export async function listAddresses(ctx: Ctx, asked: { id: string }): Promise<Output<typeof customers.listAddresses>> {
  const { id } = await requireCustomer(ctx, asked.id, 'record.not_found')
  return { items: eachPlace(ctx.tools.keys, await findAddresses(ctx.db, id)).map(addressOf) }
}

/** Adds an address. The first is the primary one; one that is there already stays as it is. */
export async function addAddress(ctx: Ctx, input: Input<typeof customers.addAddress>): Promise<Address> {
  const root = await lockForChange(ctx, input.id)
  const words = read(ctx, input, { kind: input.kind, region: null, street: null })
  const there = await findAddresses(ctx.db, root.id)
  const same = there.find((each) => isSamePlace(wordsOf(ctx.tools.keys, each), words))
  if (same) return addressOf(same)
  if (!there.some(({ isPrimary }) => isPrimary)) {
    await changeFacts(ctx, root, ownColumns(ctx, root.id, words))
    return getAddress(ctx, root.id, root.id)
  }
  const row = await insert(ctx, root.id, words)
  const change = { field: 'otherAddress', old: null, new: sealedAddress(row) }
  await record(ctx, 'customer.address_added', row, { kind: row.kind }, [change])
  await touch(ctx, root.id)
  return getAddress(ctx, root.id, row.id)
}

/** Changes an address, wherever in the group it stands. */
export async function changeAddress(ctx: Ctx, input: Input<typeof customers.changeAddress>): Promise<Address> {
  const root = await lockForChange(ctx, input.id)
  const { same, words } = await findPlace(ctx, root.id, input.addressId)
  const given = read(ctx, input, words)
  const fields = (['kind', 'region', 'street'] as const).filter((field) => given[field] !== words[field])
  if (fields.length > 0) for (const each of same) await write(ctx, root, each, given, fields)
  return getAddress(ctx, root.id, input.addressId)
}

/** Removes an address from the whole group. After the primary one the oldest of the others is it. */
export async function removeAddress(ctx: Ctx, input: Input<typeof customers.removeAddress>): Promise<void> {
  const root = await lockForChange(ctx, input.id)
  const { target, same, others } = await findPlace(ctx, root.id, input.addressId)
  const [next] = others
  for (const each of same) if (!each.isPrimary || !next) await erase(ctx, root, each)
  if (target.isPrimary && next) await replacePrimary(ctx, root, next)
}

/** Makes an address the primary one; what was it before stays as one of the others. */
export async function promoteAddress(ctx: Ctx, input: Input<typeof customers.promoteAddress>): Promise<Address> {
  const root = await lockForChange(ctx, input.id)
  const { target, others } = await findPlace(ctx, root.id, input.addressId)
  if (!target.isPrimary) {
    const former = others.find(({ isPrimary }) => isPrimary)
    const kept = former && (await insert(ctx, root.id, wordsOf(ctx.tools.keys, former)))
    await replacePrimary(ctx, root, target, kept)
  }
  return getAddress(ctx, root.id, root.id)
}

/** Answers the whole primary street, but of a customer in the pool. Who and when stands in the event, why beside it. */
export async function revealAddress(
  ctx: Ctx,
  { reason, ...asked }: Input<typeof customers.revealAddress>,
): Promise<{ value: string }> {
  const { id } = (await findAddress(ctx.db, asked.id)) ?? fail('record.not_found')
  return revealStreet(ctx, { id, addressId: id, reason })
}

/** The same of any of the addresses. */
export async function revealStreet(
  ctx: Ctx,
  { reason, ...asked }: Input<typeof customers.revealStreet>,
): Promise<{ value: string }> {
  const { id, number } = await requireCustomer(ctx, asked.id, 'record.not_found')
  const { target } = await findPlace(ctx, id, asked.addressId)
  const value = openStreet(ctx.tools.keys, target) ?? fail('record.not_found')
  await refusePooled(ctx, id)
  const subject = isOwn(target) ? { type: 'customer', id: target.id } : { type: 'address', id: target.id }
  await emit(ctx, id, { type: 'customer.address_revealed', subject, data: { number } }, [whyOf(reason)])
  return { value }
}

/** What is given, over what was there; an address says at least one thing. */
function read(
  ctx: Ctx,
  given: {
    kind?: AddressWords['kind'] | undefined
    region?: string | null | undefined
    street?: string | null | undefined
  },
  before: AddressWords,
): AddressWords {
  const words = {
    kind: given.kind === undefined ? before.kind : given.kind,
    region: given.region === undefined ? before.region : checkedRegion(ctx, given.region),
    street: given.street === undefined ? before.street : cleanText(given.street),
  }
  return words.region === null && words.street === null ? refuseField(ctx, 'street', 'address') : words
}

/** An address of the group, all that are the same place, and the others. Throws `record.not_found`. */
async function findPlace(ctx: Ctx, rootId: string, addressId: string) {
  const { keys } = ctx.tools
  const there = await findAddresses(ctx.db, rootId)
  const target = there.find(({ id }) => id === addressId) ?? fail('record.not_found')
  const words = wordsOf(keys, target)
  const [same, others] = [true, false].map((is) =>
    there.filter((each) => isSamePlace(wordsOf(keys, each), words) === is),
  ) as [StoredAddress[], StoredAddress[]]
  return { target, words, same, others }
}

async function getAddress(ctx: Ctx, rootId: string, id: string): Promise<Address> {
  return addressOf((await findPlace(ctx, rootId, id)).target)
}

async function insert(ctx: Ctx, customerId: string, words: AddressWords): Promise<CustomerAddressesTable> {
  const id = uuidv7(ctx.now)
  const row = { customerId, id, createdAt: ctx.now, ...rowColumns(ctx, id, words) }
  await insertAddress(ctx.db, row)
  return row
}

async function write(
  ctx: Ctx,
  root: StoredCustomer,
  address: StoredAddress,
  words: AddressWords,
  fields: string[],
): Promise<void> {
  const { customerId, id } = address
  if (isOwn(address)) return changeFacts(ctx, await rowOf(ctx, root, id), ownColumns(ctx, id, words))
  const columns = rowColumns(ctx, id, words)
  await updateAddressRow(ctx.db, address, columns)
  const [old, given] = [sealedAddress(address), sealedAddress({ customerId, id, createdAt: ctx.now, ...columns })]
  await record(ctx, 'customer.address_changed', address, { fields }, [{ field: 'otherAddress', old, new: given }])
  await touch(ctx, root.id)
}

async function erase(ctx: Ctx, root: StoredCustomer, address: StoredAddress): Promise<void> {
  const nothing = { kind: null, region: null, street: null }
  if (isOwn(address)) return changeFacts(ctx, await rowOf(ctx, root, address.id), ownColumns(ctx, address.id, nothing))
  await deleteAddress(ctx.db, address)
  const change = { field: 'otherAddress', old: sealedAddress(address), new: null }
  await record(ctx, 'customer.address_removed', address, { kind: address.kind }, [change])
  await touch(ctx, root.id)
}

/** Puts an address in the customer's own row, in place of what stands there; `kept` is what became of that. */
async function replacePrimary(
  ctx: Ctx,
  root: StoredCustomer,
  next: StoredAddress,
  kept?: CustomerAddressesTable,
): Promise<void> {
  const columns = ownColumns(ctx, root.id, wordsOf(ctx.tools.keys, next))
  if (!isOwn(next)) await deleteAddress(ctx.db, next)
  const subject = { type: 'address', id: kept?.id ?? next.id }
  await changeFacts(ctx, root, columns, { told: { type: 'customer.address_promoted', subject } })
}

const rowOf = async (ctx: Ctx, root: StoredCustomer, id: string) =>
  id === root.id ? root : ((await findOwnRow(ctx.db, id)) ?? fail('record.not_found'))

const record = <T extends 'customer.address_added' | 'customer.address_changed' | 'customer.address_removed'>(
  ctx: Ctx,
  type: T,
  { customerId, id }: Pick<StoredAddress, 'customerId' | 'id'>,
  data: Parameters<typeof emit<T>>[2]['data'],
  changes: Parameters<typeof emit>[3],
) => emit(ctx, customerId, { type, subject: { type: 'address', id }, data }, changes)

/** The customer is another now, for whoever read it before and for what is found by it. */
async function touch(ctx: Ctx, rootId: string): Promise<void> {
  await updateCustomerRow(ctx.db, rootId, { confirmedAt: ctx.now }, ctx.now)
  await renewQuality(ctx, [rootId])
}
