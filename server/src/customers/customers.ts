import type { Customer, IdentityKind } from '@zhike/contract/customers'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'customer.created': { number: string; kind: Customer['kind'] }
    'customer.updated': { number: string; fields: string[] }
    'customer.archived': { number: string }
    'customer.restored': { number: string }
    'customer.identity_added': { kind: IdentityKind }
    'customer.identity_removed': { kind: IdentityKind }
    'customer.identity_revealed': { kind: IdentityKind }
    'customer.looked_up': { kind: IdentityKind }
    'customer.lookup_missed': { kind: IdentityKind }
    'customer.owner_changed': { number: string; from: string | null; to: string | null }
    'customer.collaborator_added': { number: string; staffId: string; mode: 'read_only' | 'joint' }
    'customer.collaborator_removed': { number: string; staffId: string }
    'customer.key_person_added': { number: string; personId: string; influence: number }
    'customer.key_person_removed': { number: string; personId: string }
  }
}

export type { Outcome as ArrivalOutcome } from './arrival-outcomes.ts'
export { type Arrival, type ArrivalInput, readArrival } from './arrivals.ts'
export {
  ArrivalsOverlap,
  arrivalHashes,
  decideArrivals,
  openArrivals,
  type SettledArrivals,
  storeArrivals,
} from './arriving.ts'
export { parseBirthday } from './birthdays.ts'
export { createCustomer } from './creating.ts'
export { type Reading, sealAddress } from './facts.ts'
export { findCustomerSummaries, getCustomer, requireCustomer } from './finding.ts'
export { identityHash, identityRow, type SealedIdentity } from './identities.ts'
export { listCustomers } from './listing.ts'
export { applyManyOrderMetrics, applyOrderMetrics, type OrderMetrics } from './metrics.ts'
export { recogniseCustomer, type Stranger } from './recognising.ts'
export { customerSearch, customerSearchTokens, sortName } from './search-texts.ts'
export { grantSight, type Sight, withdrawSight } from './sights.ts'
