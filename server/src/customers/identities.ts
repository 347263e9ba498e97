import type { Identity, IdentityKind, NewIdentity } from '@zhike/contract/customers'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { blindIndex } from '../platform/crypto/blind-index.ts'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { open, seal } from '../platform/crypto/sealing.ts'
import type { Ctx } from '../platform/ctx.ts'
import { normalizeEmail } from '../platform/text/emails.ts'
import { normalizePhone } from '../platform/text/phones.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import { normalizeWechat } from '../platform/text/wechat.ts'
import type { CustomerIdentitiesTable, StoredIdentity } from './customers.tables.ts'
import type { Reading } from './facts.ts'
import { refuseField } from './refusals.ts'

/** An identifier as it is kept: found by its hashes, shown masked, readable only when opened. */
export interface SealedIdentity {
  readonly kind: IdentityKind
  /** Blind index of the normalised value. */
  readonly hash: Buffer
  /** Blind index of the last four digits of a phone. */
  readonly tailHash: Buffer | null
  /** Null for external numbers. */
  readonly sealed: Buffer | null
  /** What may be shown; of an external number the number itself. */
  readonly masked: string
}

interface Normalised {
  /** What is hashed: the same for every way of writing it. */
  readonly key: string
  /** What is revealed. */
  readonly value: string
  readonly masked: string
  readonly last4?: string
}

/**
 * An identifier normalised, hashed, masked and sealed; pure, some 15 µs. Undefined when no such phone number or address
 * can exist.
 */
export function identityRow(keys: KeyRing, kind: IdentityKind, value: string): SealedIdentity | undefined {
  const normalised = normalise(kind, value)
  if (!normalised) return undefined
  const hash = blindIndex(keys, kind, normalised.key)
  return {
    kind,
    hash,
    tailHash: normalised.last4 === undefined ? null : tailHash(keys, normalised.last4),
    sealed: kind === 'external' ? null : seal(keys, normalised.value, sealContext(hash)),
    masked: normalised.masked,
  }
}

/** The blind index under which an identifier would be found; undefined when it cannot exist. */
export function identityHash(keys: KeyRing, kind: IdentityKind, value: string): Buffer | undefined {
  const normalised = normalise(kind, value)
  return normalised && blindIndex(keys, kind, normalised.key)
}

/** The blind index of the last four digits of a phone. */
export const tailHash = (keys: KeyRing, last4: string) => blindIndex(keys, 'phone_last4', last4)

/** The identifier itself: E.164 for phones, with `;ext=` when it has an extension. */
export const openIdentity = (keys: KeyRing, row: Pick<SealedIdentity, 'hash' | 'sealed' | 'masked'>): string =>
  row.sealed === null ? row.masked : open(keys, row.sealed, sealContext(row.hash))

/** What an identity shows in answers. */
export const identityOf = (
  row: Pick<CustomerIdentitiesTable, 'id' | 'kind' | 'masked' | 'isPrimary' | 'verified'> & {
    readonly failedAt?: Date | string | null
    readonly failedWhy?: NonNullable<Identity['failure']>['why'] | null
  },
): Identity => ({
  id: row.id,
  kind: row.kind,
  masked: row.masked,
  ...(row.kind === 'external' ? { value: row.masked } : {}),
  primary: row.isPrimary,
  verified: row.verified,
  ...(row.failedAt && row.failedWhy
    ? { failure: { why: row.failedWhy, at: new Date(row.failedAt).toISOString() } }
    : {}),
})

/** The identifiers of a request, each once; throws `request.invalid` naming the first that cannot exist. */
export function sealIdentities(
  ctx: Reading,
  given: readonly NewIdentity[],
  fieldOf = (at: number) => `identities.${at}.value`,
): SealedIdentity[] {
  const byHash = new Map<string, SealedIdentity>()
  for (const [at, { kind, value }] of given.entries()) {
    const row = identityRow(ctx.tools.keys, kind, value) ?? refuseField(ctx, fieldOf(at), kind)
    byHash.set(row.hash.toString('hex'), row)
  }
  return [...byHash.values()]
}

/** The row of an identifier that a customer gets now. */
export const newIdentity = (
  ctx: Ctx,
  customerId: string,
  sealed: SealedIdentity,
  standing: Pick<StoredIdentity, 'isPrimary' | 'verified' | 'source'>,
): StoredIdentity => ({
  ...sealed,
  ...standing,
  customerId,
  id: uuidv7(ctx.now),
  createdAt: ctx.now,
  failedAt: null,
  failedWhy: null,
})

// Bound to the hash, so that a sealed value cannot be moved to a row that is found by another.
/** What binds a sealed identifier to its hash. */
export const sealContext = (hash: Buffer) => hash.toString('base64')

function normalise(kind: IdentityKind, value: string): Normalised | undefined {
  if (kind === 'phone') {
    const phone = normalizePhone(value)
    if (!phone) return undefined
    const { e164, masked, last4, extension } = phone
    return { key: e164, value: extension === undefined ? e164 : `${e164};ext=${extension}`, masked, last4 }
  }
  if (kind === 'email') {
    const email = normalizeEmail(value)
    return email && { key: email.address, value: email.address, masked: email.masked }
  }
  if (kind === 'wechat') {
    const wechat = normalizeWechat(value)
    return wechat && { key: wechat.id, value: wechat.id, masked: wechat.masked }
  }
  const number = tidyText(value.toWellFormed())
  return number === '' ? undefined : { key: number, value: number, masked: number }
}
