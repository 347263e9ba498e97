import type { SearchHit } from '@zhike/contract/search'

declare module '../platform/db/database.ts' {
  interface Database {
    recents: RecentsTable
  }
}

export interface RecentsTable {
  customerId: string
  staffId: string
  kind: SearchHit['type']
  itemId: string
  openedAt: Date
  /** See the migration. */
  heat: number
}
