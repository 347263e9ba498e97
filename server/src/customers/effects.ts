import type { KeptBecause } from '@zhike/contract/imports'
import type { KnownCustomer } from './arrival-outcomes.ts'
import type { StoredCustomer } from './customers.tables.ts'

/** One thing that was done to a customer, by the event that tells of it. */
export interface Effect {
  readonly customerId: string
  readonly eventId: string
  readonly type: string
  readonly subjectId: string
}

/** A customer as it stands, as far as arrivals change it. */
export type Standing = KnownCustomer & Pick<StoredCustomer, 'archivedAt'>

/** Somebody inside an organisation, as they stand. */
export interface StoredLink {
  readonly customerId: string
  readonly id: string
  readonly personId: string
  readonly role: string
  readonly influence: number
}

/** What becomes of an effect when it is undone. */
export interface Verdict {
  readonly outcome: 'removed' | 'put_back' | 'kept'
  readonly because: KeptBecause | null
  /** Fields that are put back, and those that stay because they were changed since. */
  readonly fields: readonly string[]
  readonly keptFields: readonly string[]
}

/** Why what an effect made cannot go, if something has happened to it since; asked by id. */
export type Since = ReadonlyMap<string, KeptBecause>

const nothing = { because: null, fields: [], keptFields: [] }

export const removed: Verdict = { ...nothing, outcome: 'removed' }

export const keptFor = (because: KeptBecause): Verdict => ({ ...nothing, outcome: 'kept', because })

/** The verdict on a change: the fields that are as it left them go back, the others were changed since. */
export const putBack = (fields: readonly string[], keptFields: readonly string[]): Verdict =>
  fields.length === 0
    ? { ...keptFor('changed'), keptFields }
    : { outcome: 'put_back', because: keptFields.length > 0 ? 'changed' : null, fields, keptFields }
