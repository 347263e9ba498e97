import type { Provenance, Source } from '@zhike/contract/customers'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import type { StoredIdentity } from './customers.tables.ts'
import { identityRow, openIdentity, type SealedIdentity } from './identities.ts'
import type { Gift } from './provenance.queries.ts'
import { type FileNames, givingOf, sourceOf } from './sources.ts'

/** How an identity came: with the customer, or later by itself. */
export function identitySource(
  { id, customerId }: StoredIdentity,
  gifts: readonly Gift[],
  files: FileNames,
): Source | null {
  const added = gifts.findLast(({ type, subjectId }) => type === 'customer.identity_added' && subjectId === id)
  return sourceOf({ gift: added ?? createdOf(gifts, customerId), first: undefined }, files)
}

/** The identities that were taken away and are not there, the latest first; one that was handed on within the group is. */
export function formerIdentities(
  keys: KeyRing,
  gifts: readonly Gift[],
  standing: readonly StoredIdentity[],
  files: FileNames,
): Provenance['formerIdentities'] {
  const there = new Set(standing.map(({ hash }) => hash.toString('base64')))
  return gifts.toReversed().flatMap((gift) => {
    const old =
      gift.type === 'customer.identity_removed' ? (gift.changes[0]?.old as LoggedIdentity | undefined) : undefined
    const row = old && readLogged(keys, old)
    if (!row || there.has(row.hash.toString('base64'))) return []
    there.add(row.hash.toString('base64'))
    const added = gifts.find(
      ({ type, subjectId }) => type === 'customer.identity_added' && subjectId === gift.subjectId,
    )
    const source = sourceOf({ gift: added ?? createdOf(gifts, gift.customerId), first: undefined }, files)
    return [{ kind: row.kind, masked: row.masked, removed: givingOf(gift, files), source, changeId: gift.id }]
  })
}

/** An identity as a change keeps it. */
export type LoggedIdentity = { readonly kind: SealedIdentity['kind'] } & (
  | { readonly value: string }
  | { readonly hash: string; readonly sealed: string }
)

/** The value of an identity that a change keeps. */
export const openLogged = (keys: KeyRing, logged: LoggedIdentity): string =>
  'value' in logged
    ? logged.value
    : openIdentity(keys, {
        hash: Buffer.from(logged.hash, 'base64'),
        sealed: Buffer.from(logged.sealed, 'base64'),
        masked: '',
      })

const readLogged = (keys: KeyRing, logged: LoggedIdentity) => identityRow(keys, logged.kind, openLogged(keys, logged))

const createdOf = (gifts: readonly Gift[], customerId: string) =>
  gifts.find((gift) => gift.customerId === customerId && gift.type === 'customer.created')
