import type { CreateCustomer, Customer } from '@zhike/contract/customers'
import type { OwnValues } from '@zhike/contract/own-fields'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { cleanName, factColumns, type GivenFacts, type Reading } from './facts.ts'
import { type SealedIdentity, sealIdentities } from './identities.ts'

/** A customer who comes with many others, from a file: read and sealed, but nobody knows yet who it is. */
export interface Arrival {
  /** The id, should it be somebody new. */
  readonly id: string
  readonly kind: Customer['kind']
  readonly name: string
  /** Where it stands in the file, as spreadsheets count; null when it comes from none. */
  readonly row: number | null
  /** Columns of the facts that were given, but for the address. */
  readonly facts: Partial<StoredCustomer>
  /** Own values that were given. */
  readonly custom: OwnValues
  /** As written: it is sealed once it is clear to whom it belongs. */
  readonly address: string | null
  readonly identities: readonly SealedIdentity[]
}

export type ArrivalInput = { readonly custom?: OwnValues } & Partial<Pick<CreateCustomer, 'kind'>> &
  Pick<CreateCustomer, 'name' | 'identities'> &
  Pick<GivenFacts, ArrivalFact | 'address'>
export type ArrivalFact = 'gender' | 'birthday' | 'region' | 'tags'

/** Reads one by the rules of the form. Throws `request.invalid` naming the field. Touches no database. */
export function readArrival(
  reading: Reading,
  { kind = 'person', name, identities, address, custom = {}, ...given }: ArrivalInput,
  row: number | null = null,
): Arrival {
  const id = uuidv7(reading.now)
  return {
    id,
    kind,
    name: cleanName(reading, name),
    row,
    facts: factColumns(reading, id, given),
    custom,
    address: address ?? null,
    identities: sealIdentities(reading, identities),
  }
}
