import type {
  AddressKind,
  Birthday,
  ContactNote,
  Customer,
  Identity,
  MergeKeep,
  Stage,
} from '@zhike/contract/customers'
import type { Generated, Selectable } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    customers: CustomersTable
    customerSights: CustomerSightsTable
    customerIdentities: CustomerIdentitiesTable
    externalIds: { value: string; holderId: string }
    customerAddresses: CustomerAddressesTable
    keyPersons: KeyPersonsTable
    customerMerges: CustomerMergesTable
    contactNotes: ContactNotesTable
  }
}

export interface CustomersTable {
  id: string
  number: string
  kind: Customer['kind']
  name: string
  sortName: string
  stage: Stage
  tier: string | null
  gender: Customer['gender']
  birthday: Birthday | null
  region: string | null
  addressSealed: Buffer | null
  addressMasked: string | null
  /** What the primary address is for. */
  addressKind: Generated<AddressKind | null>
  industry: string | null
  occupation: string | null
  hobbies: Generated<string[]>
  source: string | null
  creditGrade: Customer['creditGrade']
  creditTermDays: number | null
  tags: Generated<string[]>
  formerNames: Generated<string[]>
  custom: Generated<Customer['custom']>
  ownerId: string | null
  seenBy: Generated<string[]>
  ordersCount: Generated<number>
  totalFen: Generated<number>
  firstOrderAt: Date | null
  lastOrderAt: Date | null
  search: Generated<string>
  createdAt: Date
  updatedAt: Date
  archivedAt: Date | null
  archivedBy: string | null
  version: Generated<number>
  /** Into whom the customer was merged; null for everybody whom lists show. */
  rootId: Generated<string | null>
  quality: Generated<number | null>
  defects: Generated<Customer['defects']>
  /** When somebody confirmed or changed the facts; null while nobody has since it was made. */
  confirmedAt: Generated<Date | null>
  /** Compared by the database alone, where it can be infinite. */
  qualityDueAt: Generated<string>
}

/** A row as it is read. */
export type StoredCustomer = Selectable<CustomersTable>

/** Why somebody sees a customer. */
export type SightReason = 'owner' | 'collaborator' | 'creator' | 'ticket' | 'department' | 'need' | 'pool'

interface CustomerSightsTable {
  customerId: string
  reason: SightReason
  sourceId: string
  viewerId: string
  mode: Generated<'read_only' | 'joint'>
}

export interface CustomerIdentitiesTable {
  customerId: string
  id: string
  kind: Identity['kind']
  hash: Buffer
  tailHash: Buffer | null
  sealed: Buffer | null
  masked: string
  isPrimary: boolean
  verified: boolean
  source: string | null
  createdAt: Date
  /** Since when it is known not to reach the customer, and why. */
  failedAt: Generated<Date | null>
  failedWhy: Generated<NonNullable<Identity['failure']>['why'] | null>
}

/** An identity as it is read. */
export type StoredIdentity = Selectable<CustomerIdentitiesTable>

/** An address besides the primary one. */
export interface CustomerAddressesTable {
  customerId: string
  id: string
  kind: AddressKind | null
  region: string | null
  streetSealed: Buffer | null
  streetMasked: string | null
  createdAt: Date
}

interface KeyPersonsTable {
  customerId: string
  id: string
  personId: string
  role: string
  influence: number
}

export interface CustomerMergesTable {
  customerId: string
  /** The event of the merge. */
  id: string
  otherId: string
  keep: MergeKeep
  mergedAt: Date
  mergedByKind: Actor['kind']
  mergedById: string | null
  takenApartAt: Generated<Date | null>
  takenApartByKind: Generated<Actor['kind'] | null>
  takenApartById: Generated<string | null>
}

export interface ContactNotesTable {
  customerId: string
  id: string
  way: ContactNote['way']
  note: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
  createdAt: Date
}
