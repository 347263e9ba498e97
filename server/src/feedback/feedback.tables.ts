import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    feedbackThemes: FeedbackThemesTable
    feedback: FeedbackTable
    praises: PraisesTable
  }
}

interface FeedbackThemesTable {
  id: string
  name: string
  words: string[]
  ownerId: string
  createdAt: Date
  retiredAt: Date | null
  version: Generated<number>
}

interface FeedbackTable {
  customerId: string
  ticketId: string
  themeId: string | null
  themedById: string | null
  thankedAt: Date | null
  thankedById: string | null
  sku: Generated<string | null>
  productById: Generated<string | null>
}

interface PraisesTable {
  customerId: string
  ticketId: string
  staffId: string
  words: string
  at: Date
  byKind: Actor['kind']
  byId: string | null
  readAt: Generated<Date | null>
}
