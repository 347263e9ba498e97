import type { Birthday, IdentityKind } from '@zhike/contract/customers'
import { openIdentity, openStreet } from '../customers/customers.ts'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { type Profile, readProfile } from './profiles.ts'

/** A customer who stands for itself, with the identities and addresses of all who were merged into it, still sealed. */
export interface SealedRow {
  readonly id: string
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly gender: 'male' | 'female' | 'other' | null
  readonly birthday: Birthday | null
  readonly region: string | null
  /** Sealed as base64, with what the street is bound to. */
  readonly addresses: readonly { readonly customerId: string; readonly id: string; readonly sealed: string }[]
  readonly kinds: readonly IdentityKind[]
  readonly hashes: readonly Buffer[]
  readonly sealed: readonly Buffer[]
  readonly fingerprint: string
}

/** Opens a row and reads it; some 100 µs. */
export function profileOf(keys: KeyRing, row: SealedRow): Profile {
  const values = (kind: IdentityKind) =>
    row.kinds.flatMap((each, at) => {
      const [hash, sealed] = [row.hashes[at], row.sealed[at]]
      return each === kind && hash && sealed
        ? [openIdentity(keys, { hash, sealed, masked: '' }).split(';')[0] ?? '']
        : []
    })
  return readProfile({
    kind: row.kind,
    name: row.name,
    gender: row.gender,
    birthday: row.birthday,
    region: row.region,
    addresses: row.addresses.flatMap(
      ({ sealed, ...bound }) => openStreet(keys, { ...bound, streetSealed: Buffer.from(sealed, 'base64') }) ?? [],
    ),
    phones: values('phone'),
    emails: values('email'),
    wechats: values('wechat'),
  })
}
