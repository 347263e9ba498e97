import type { Birthday, Customer, Identity, Stage } from '@zhike/contract/customers'
import type { Generated, Selectable } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    customers: CustomersTable
    customerSights: CustomerSightsTable
    customerIdentities: CustomerIdentitiesTable
    externalIds: { value: string; holderId: string }
    keyPersons: KeyPersonsTable
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
  industry: string | null
  occupation: string | null
  hobbies: Generated<string[]>
  source: string | null
  creditGrade: Customer['creditGrade']
  creditTermDays: number | null
  tags: Generated<string[]>
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
}

/** A row as it is read. */
export type StoredCustomer = Selectable<CustomersTable>

/** Why somebody sees a customer. */
export type SightReason = 'owner' | 'collaborator' | 'creator' | 'ticket' | 'department'

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
}

interface KeyPersonsTable {
  customerId: string
  id: string
  personId: string
  role: string
  influence: number
}
