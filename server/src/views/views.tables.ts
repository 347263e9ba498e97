import type { Sharing } from '@zhike/contract/views'
import type { Generated, JSONColumnType } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    views: ViewsTable
    viewPins: { personId: string; viewId: string; list: ViewedList; place: number; opens: Generated<boolean> }
  }
}

/** The lists that views are kept of. */
export type ViewedList = 'customer' | 'ticket'

interface ViewsTable {
  id: string
  list: ViewedList
  name: string
  ownerId: string
  sharing: Sharing
  audienceId: string | null
  definition: JSONColumnType<Record<string, unknown>>
  createdAt: Date
  updatedAt: Date
  version: Generated<number>
}
