import type { Address, AddressKind } from '@zhike/contract/customers'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { open, seal } from '../platform/crypto/sealing.ts'
import type { StoredAddress } from './addresses.queries.ts'
import { regionOf } from './answers.ts'
import type { CustomerAddressesTable, StoredCustomer } from './customers.tables.ts'
import { addressContext, maskAddress, type Reading, sealAddress } from './facts.ts'

/** What an address says. */
export interface AddressWords {
  readonly kind: AddressKind | null
  readonly region: string | null
  readonly street: string | null
}

type Bound = Pick<StoredAddress, 'customerId' | 'id'>

/** Whether an address stands in the customer's own row. */
export const isOwn = ({ customerId, id }: Bound) => id === customerId

/** What binds the sealed street of an address besides the primary one to its row. */
export const streetContext = (id: string) => `customer_addresses.street:${id}`

const contextOf = (address: Bound) => (isOwn(address) ? addressContext(address.customerId) : streetContext(address.id))

/** The street of an address as it was written. */
export const openStreet = (keys: KeyRing, address: Bound & Pick<StoredAddress, 'streetSealed'>): string | null =>
  address.streetSealed && open(keys, Buffer.from(address.streetSealed), contextOf(address))

export const wordsOf = (keys: KeyRing, address: StoredAddress): AddressWords => ({
  kind: address.kind,
  region: address.region,
  street: openStreet(keys, address),
})

/** The columns of an address in the customer's own row. */
export const ownColumns = (ctx: Pick<Reading, 'tools'>, customerId: string, words: AddressWords) =>
  ({
    addressKind: words.kind,
    region: words.region,
    ...sealAddress(ctx, customerId, words.street),
  }) satisfies Partial<StoredCustomer>

/** The columns of an address in a row of its own. */
export const rowColumns = (
  { tools }: Pick<Reading, 'tools'>,
  id: string,
  { kind, region, street }: AddressWords,
): Pick<CustomerAddressesTable, 'kind' | 'region' | 'streetSealed' | 'streetMasked'> => ({
  kind,
  region,
  streetSealed: street === null ? null : seal(tools.keys, street, streetContext(id)),
  streetMasked: street === null ? null : maskAddress(street),
})

/** What the log of changes keeps of an address in a row of its own: its id opens the street. */
export const sealedAddress = ({ id, kind, region, streetSealed }: CustomerAddressesTable) => ({
  id,
  kind,
  region,
  ...(streetSealed ? { sealed: streetSealed.toString('base64') } : {}),
})

export const addressOf = ({ id, kind, region, streetMasked, isPrimary }: StoredAddress): Address => ({
  id,
  kind,
  region: regionOf(region),
  streetMasked,
  primary: isPrimary,
})

/** Whether two addresses are one place, whatever they are for. */
export const isSamePlace = (a: AddressWords, b: AddressWords) => a.region === b.region && a.street === b.street

/** One of each place: of two who were merged, both may name the same. */
export function eachPlace(keys: KeyRing, addresses: readonly StoredAddress[]): StoredAddress[] {
  const seen: AddressWords[] = []
  return addresses.filter((address) => {
    const words = wordsOf(keys, address)
    if (seen.some((other) => isSamePlace(words, other))) return false
    seen.push(words)
    return true
  })
}
