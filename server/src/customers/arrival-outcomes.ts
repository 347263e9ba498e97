import { isDeepStrictEqual } from 'node:util'
import type { Customer, IdentityKind } from '@zhike/contract/customers'
import {
  type FieldBook,
  foldOwnValues,
  isOwnFault,
  type OwnDraft,
  type OwnFault,
  type Register,
} from '../own-fields/own-fields.ts'
import { sameName } from '../platform/text/names.ts'
import type { Arrival } from './arrivals.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { type Before, differences } from './differences.ts'
import { type Reading, sealAddress } from './facts.ts'
import type { SealedIdentity } from './identities.ts'

/** What is done with somebody who is there already. */
export type OnDuplicate = 'skip' | 'update' | 'create'

/** What became of one arrival; one that brings nothing new is skipped, whatever the policy. */
export type Outcome = 'created' | 'updated' | 'skipped' | ArrivalFault | OwnFault
/** Why one could not come in: the external number is taken, or belongs to an archived customer. */
export type ArrivalFault = 'external_taken' | 'archived'

/** One identity that somebody has already, as `findKnown` tells; `hash` in hexadecimal digits. */
export interface KnownIdentity {
  readonly hash: string
  readonly kind: IdentityKind
  readonly isPrimary: boolean
  readonly id: string
  readonly name: string
  readonly archived: boolean
  /** The row as far as arrivals change it, when they may. */
  readonly before: KnownCustomer | null
}
export type KnownCustomer = Pick<
  StoredCustomer,
  | 'id'
  | 'number'
  | 'kind'
  | 'custom'
  | 'name'
  | 'gender'
  | 'birthday'
  | 'region'
  | 'addressSealed'
  | 'addressMasked'
  | 'tags'
  | 'formerNames'
>

/** A customer as it will be once everybody of the batch has come in. */
export interface Draft {
  readonly id: string
  readonly archived: boolean
  /** Undefined for somebody new. */
  readonly before: KnownCustomer | null
  readonly isNew: boolean
  /** Of somebody new. */
  readonly kind: Customer['kind']
  name: string
  /** Of the arrival that was the last to bring something. */
  row: number | null
  readonly facts: Partial<StoredCustomer>
  own: OwnDraft | null
  readonly added: DraftIdentity[]
}
export type DraftIdentity = SealedIdentity & { readonly isPrimary: boolean; readonly row: number | null }

/** Who holds an identity, whether there already or from an earlier row. */
export interface Held {
  readonly kind: IdentityKind
  readonly isPrimary: boolean
  readonly by: Draft
}

/**
 * Who is who, one after the other in the order of the file: the same external number, else the same contact and the same
 * name, is the same customer, whether it was there before or came earlier in the batch.
 */
export function settleArrivals(
  reading: Reading,
  arrivals: readonly Arrival[],
  known: readonly KnownIdentity[],
  onDuplicate: OnDuplicate,
  fields: FieldBook,
  register: Register,
): { outcomes: Outcome[]; drafts: Draft[] } {
  const { held, drafts } = standing(known)
  const outcomes = arrivals.map((arrival): Outcome => {
    const taken = holdersOf(held, arrival, (kind) => kind === 'external')[0]
    if (onDuplicate === 'create' && taken) return 'external_taken'
    const same = onDuplicate === 'create' ? undefined : (taken?.by ?? sameContact(held, arrival))
    if (!same) {
      const draft = newDraft(arrival)
      const wrong = takeOwn(fields, register, draft, arrival)
      if (wrong) return wrong
      drafts.set(draft.id, draft)
      take(reading, held, draft, arrival)
      return 'created'
    }
    if (onDuplicate === 'skip') return 'skipped'
    if (same.archived) return 'archived'
    const own = same.own?.values ?? same.before?.custom ?? {}
    const wrong = takeOwn(fields, register, same, arrival)
    if (wrong) return wrong
    const hasOwn = !isDeepStrictEqual(own, same.own?.values ?? own)
    return take(reading, held, same, arrival) || hasOwn ? 'updated' : 'skipped'
  })
  return { outcomes, drafts: [...drafts.values()] }
}

/** Who is there, and who holds which identity, by its hash. */
export function standing(known: readonly KnownIdentity[]) {
  const drafts = new Map<string, Draft>()
  const held = new Map<string, Held[]>()
  for (const { hash, kind, isPrimary, id, name, archived, before } of known) {
    const draft = drafts.get(id) ?? { ...draftOfKnown({ id, name }), archived, before, kind: before?.kind ?? 'person' }
    drafts.set(id, draft)
    hold(held, hash, { kind, isPrimary: isPrimary && !archived, by: draft })
  }
  return { held, drafts }
}

/** Somebody who is there, and of whom nothing but what is added changes. */
export const draftOfKnown = ({ id, name }: Pick<KnownIdentity, 'id' | 'name'>): Draft => ({
  id,
  archived: false,
  before: null,
  isNew: false,
  kind: 'person',
  name,
  row: null,
  facts: {},
  own: null,
  added: [],
})

/** Somebody new. */
export const newDraft = ({ id, kind, name, row }: Arrival): Draft => ({
  id,
  archived: false,
  before: null,
  isNew: true,
  kind,
  name,
  row,
  facts: {},
  own: null,
  added: [],
})

/** Who has the same contact and the same name. */
export const sameContact = (held: ReadonlyMap<string, readonly Held[]>, arrival: Arrival) =>
  holdersOf(held, arrival, (kind) => kind !== 'external').find(
    ({ by }) => !by.archived && sameName(by.name, arrival.name),
  )?.by

const holdersOf = (
  held: ReadonlyMap<string, readonly Held[]>,
  { identities }: Arrival,
  counts: (kind: IdentityKind) => boolean,
) => identities.flatMap((identity) => (counts(identity.kind) ? (held.get(keyOf(identity)) ?? []) : []))

/** Gives a customer the own values that an arrival brings; or says which cannot be. */
function takeOwn(fields: FieldBook, register: Register, draft: Draft, { custom, row }: Arrival): OwnFault | undefined {
  const taker = { id: draft.id, holderId: draft.id, row }
  const standing = { is: draft.kind, existing: draft.before?.custom, draft: draft.own, taker, register }
  const folded = foldOwnValues(fields, custom, standing)
  if (isOwnFault(folded)) return folded
  draft.own = folded
  return undefined
}

/**
 * Gives a customer what an arrival brings; what is not given stays, tags and identities are added. Tells whether that
 * makes a difference.
 */
function take(reading: Reading, held: Map<string, Held[]>, draft: Draft, arrival: Arrival): boolean {
  const { tags = [], ...facts } = arrival.facts
  const now = { ...draft.before, ...draft.facts, id: draft.id, name: draft.name } as Before
  const given: Partial<StoredCustomer> = {
    ...facts,
    name: arrival.name,
    ...(tags.length > 0 ? { tags: [...new Set([...(now.tags ?? []), ...tags])] } : {}),
    ...(arrival.address === null ? {} : sealAddress(reading, draft.id, arrival.address)),
  }
  const differs = differences(reading, now, given).length > 0
  const { name: _, ...columns } = given
  draft.name = arrival.name
  Object.assign(draft.facts, columns)
  const added = takeIdentities(held, draft, arrival) > 0
  if (differs || added) draft.row = arrival.row
  return differs || added
}

/** Gives a customer the identities that it does not have yet; gives how many. */
export function takeIdentities(
  held: Map<string, Held[]>,
  draft: Draft,
  { identities, row }: Pick<Arrival, 'identities' | 'row'>,
): number {
  const before = draft.added.length
  for (const identity of identities) {
    const holders = held.get(keyOf(identity)) ?? []
    if (holders.some(({ by }) => by === draft)) continue
    const isPrimary = !holders.some((holder) => holder.isPrimary)
    draft.added.push({ ...identity, isPrimary, row })
    hold(held, keyOf(identity), { kind: identity.kind, isPrimary, by: draft })
  }
  return draft.added.length - before
}

function hold(held: Map<string, Held[]>, hash: string, holder: Held): void {
  const holders = held.get(hash)
  if (holders) holders.push(holder)
  else held.set(hash, [holder])
}

const keyOf = ({ hash }: SealedIdentity) => hash.toString('hex')
