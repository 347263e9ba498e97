import { type Arrival, readArrival } from './arrivals.ts'
import type { Reading } from './facts.ts'
import { identityHash, type SealedIdentity, sealIdentities } from './identities.ts'

type NewIdentities = Parameters<typeof sealIdentities>[1]

/** What a row of a file says of a contact of somebody who is there; '' and null are not given. */
export interface ContactInput {
  /** Whose contact it is: our number or the external one, else the name of the organisation, else a telephone number. */
  readonly number: string
  readonly organisation: string
  readonly phone: string
  /** Somebody inside the organisation; without one the identities are those of whose contact it is. */
  readonly name: string
  readonly role: string | null
  readonly influence: number | null
  readonly identities: NewIdentities
}

/** A contact, read and sealed. */
export interface ContactArrival {
  readonly row: number
  /** Under which keys, of those that `findTargets` gives, the customer is. */
  readonly keys: readonly string[]
  /** The person, should it be somebody new; null when the identities are the customer's own. */
  readonly person: Arrival | null
  readonly identities: readonly SealedIdentity[]
  readonly role: string | null
  readonly influence: number | null
  readonly wanted: Wanted
}

/** What is asked to find whose contact it is. */
export interface Wanted {
  readonly number: string | null
  readonly organisation: string | null
  readonly hashes: readonly Buffer[]
}

/** Reads a contact by the rules of the form. Throws `request.invalid` naming the field. Touches no database. */
export function readContact(reading: Reading, input: ContactInput, row: number): ContactArrival {
  const { name, role, influence, identities } = input
  const wanted = wantedOf(reading, input)
  const person = name === '' ? null : readArrival(reading, { name, identities: [...identities] }, row)
  return {
    row,
    wanted,
    keys: [
      ...(wanted.number === null ? [] : [`number:${wanted.number}`]),
      ...(wanted.organisation === null ? [] : [`name:${wanted.organisation}`]),
      ...wanted.hashes.map((hash) => `hash:${hash.toString('hex')}`),
    ],
    person,
    identities: person?.identities ?? sealIdentities(reading, identities),
    role,
    influence,
  }
}

function wantedOf({ tools }: Reading, { number, organisation, phone }: ContactInput): Wanted {
  const hashOf = (kind: 'external' | 'phone', value: string) => identityHash(tools.keys, kind, value) ?? []
  if (number !== '') return { number, organisation: null, hashes: [hashOf('external', number)].flat() }
  if (organisation !== '') return { number: null, organisation, hashes: [] }
  return { number: null, organisation: null, hashes: [hashOf('phone', phone)].flat() }
}
