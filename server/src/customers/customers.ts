import type { AddressKind, ContactNote, Customer, IdentityKind, PassingHow } from '@zhike/contract/customers'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'customer.created': { number: string; kind: Customer['kind'] }
    'customer.updated': { number: string; fields: string[] }
    'customer.archived': { number: string }
    'customer.restored': { number: string }
    'customer.identity_added': { kind: IdentityKind }
    'customer.identity_removed': { kind: IdentityKind }
    'customer.confirmed': { number: string }
    'customer.contact_failed': { kind: IdentityKind; why: string | null }
    'customer.contact_reached': { kind: IdentityKind; why: string | null }
    'customer.identity_revealed': { kind: IdentityKind }
    'customer.address_added': { kind: AddressKind | null }
    'customer.address_changed': { fields: string[] }
    'customer.address_removed': { kind: AddressKind | null }
    'customer.address_promoted': { number: string; fields: string[] }
    'customer.address_revealed': { number: string }
    'customer.looked_up': { kind: IdentityKind }
    'customer.lookup_missed': { kind: IdentityKind }
    'customer.merged': { number: string; otherId: string; otherNumber: string; fields: string[] }
    'customer.merged_into': { number: string; rootId: string; rootNumber: string }
    /** `mergedAt` in RFC 3339. */
    'customer.taken_apart': {
      number: string
      otherId: string
      otherNumber: string
      fields: string[]
      mergedAt: string
    }
    'customer.taken_out': { number: string; rootId: string; rootNumber: string }
    'customer.owner_changed': {
      number: string
      from: string | null
      to: string | null
      /** The same as `from`: by this name streams tell whoever sees the customer no more. */
      formerId: string | null
      how: PassingHow
      ruleId?: string
    }
    'customer.pooled': { number: string; ruleId?: string | undefined }
    'customer.contacted': { number: string; way: ContactNote['way'] }
    'customer.collaborator_added': { number: string; staffId: string; mode: 'read_only' | 'joint' }
    'customer.collaborator_removed': { number: string; staffId: string; formerId: string }
    'customer.key_person_added': { number: string; personId: string; influence: number }
    'customer.key_person_removed': { number: string; personId: string }
  }
}

export { openStreet } from './address-book.ts'
export {
  addAddress,
  changeAddress,
  listAddresses,
  promoteAddress,
  removeAddress,
  revealAddress,
  revealStreet,
} from './addresses.ts'
export { archiveCustomer, restoreCustomer } from './archiving.ts'
export type { Outcome as ArrivalOutcome } from './arrival-outcomes.ts'
export { eventsOfArrivals } from './arrivals.queries.ts'
export { type Arrival, readArrival } from './arrivals.ts'
export {
  type ArrivalQuestion,
  ArrivalsOverlap,
  type ArrivalViewer,
  arrivalQuestion,
  askForArrivals,
  decideArrivals,
  keepArrivalsOut,
  openArrivals,
  type SettledArrivals,
  storeArrivals,
} from './arriving.ts'
export { parseBirthday } from './birthdays.ts'
export { customerBulkWork } from './bulk-editing.ts'
export { addCollaborator, listCollaborators, removeCollaborator } from './collaborating.ts'
export { type ContactArrival, readContact } from './contact-arrivals.ts'
export {
  askForContacts,
  type ContactQuestion,
  contactQuestion,
  decideContacts,
  eventsOfContacts,
  openContactArrivals,
  type SettledContacts,
  storeContactArrivals,
} from './contact-arriving.ts'
export type { ContactOutcome } from './contact-outcomes.ts'
export { addContactNote, listContactNotes } from './contacting.ts'
export { countCustomers } from './counting.ts'
export { createCustomer } from './creating.ts'
export { listCustomerFields, provideCustomerFields } from './customer-fields.ts'
export { findColleague, findStaffNames, type OrderMetrics } from './customers.queries.ts'
export { type Effect, keptFor, putBack, removed, type Since, type Verdict } from './effects.ts'
export { customerCells, type ExportReading, nameCells } from './export-cells.ts'
export { type CustomerWish, checkCustomerWish, collectCustomers, readCustomers } from './exporting.ts'
export type { Reading } from './facts.ts'
export { findCustomerSummaries, findCustomers, getCustomer, lockForChange } from './finding.ts'
export { handOverIdentity } from './handing-over.ts'
export { addIdentity, removeIdentity, revealIdentity } from './identifying.ts'
export { openIdentity } from './identities.ts'
export { addKeyPerson, listKeyPersons, removeKeyPerson } from './key-persons.ts'
export { listCustomers } from './listing.ts'
export { findHiddenOwners, lookUpCustomers } from './lookups.ts'
export { mergeCustomers } from './merging.ts'
export { applyManyOrderMetrics, applyOrderMetrics, takeOrdersOutOfMetrics } from './metrics.ts'
export { provideOriginNames } from './origin-names.ts'
export { customerOwnColumns, type OwnColumn, ownCells } from './own-columns.ts'
export { attachCustomerFile, getCustomerFile } from './own-files.ts'
export { listOwnerships } from './owner-history.ts'
export { assignOwner, type OwnedCustomer, passCustomer, releaseOwner } from './ownership.ts'
export type { Passing } from './ownerships.queries.ts'
export { enterPool, lockPooled } from './pooling.ts'
export { getProvenance } from './provenance.ts'
export { confirmCustomer, explainQuality, reportFailure, withdrawFailure } from './quality.ts'
export { getQualityOverview, listQualityTrends, listReviews } from './quality-overview.ts'
export { best, type Ranked, scoreOf, textMatch } from './ranking.ts'
export { recogniseCustomer } from './recognising.ts'
export { chooseRegion } from './region-choices.ts'
export { regionCode, regionPrefix } from './regions.ts'
export { restoreValue } from './restoring-values.ts'
export { beginPass, movePass, takePass } from './retokenising.queries.ts'
export { customerSealedPlaces } from './sealed-places.ts'
export { seekCustomers } from './seeking.ts'
export { listMerges, sinceMerge } from './showing-merges.ts'
export { grantSight, sightGranted, withdrawSight } from './sights.ts'
export { listTags } from './tagging.ts'
export { takeApart } from './taking-apart.ts'
export { listTimeline } from './timeline.ts'
export { type FormerValue, findFormerValues, holdCustomers, subjectsOf } from './undoing.queries.ts'
export { carryOutCustomerUndo, planCustomerUndo, type UndoPlan } from './undoing.ts'
export { updateCustomer } from './updating.ts'
