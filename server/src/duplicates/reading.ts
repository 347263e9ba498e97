import type { Birthday, IdentityKind } from '@zhike/contract/customers'
import { openAddress, openIdentity } from '../customers/customers.ts'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { type Profile, readProfile } from './profiles.ts'

/** A customer who stands for itself, with the identities of all who were merged into it, still sealed. */
export interface SealedRow {
  readonly id: string
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly gender: 'male' | 'female' | 'other' | null
  readonly birthday: Birthday | null
  readonly region: string | null
  readonly addressSealed: Buffer | null
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
    address: row.addressSealed && openAddress(keys, row.id, row.addressSealed),
    phones: values('phone'),
    emails: values('email'),
    wechats: values('wechat'),
  })
}
