import type { Generated, Kysely } from 'kysely'
import type { Origin } from '../events/origin.ts'

/** Every table as Kysely sees it; each module merges its own in its `<module>.tables.ts`. */
export interface Database {
  events: EventsTable
  companyEvents: CompanyEventsTable
  outbox: OutboxTable
  eventPositions: EventPositionsTable
  changes: ChangesTable
  idempotencyKeys: IdempotencyKeysTable
  files: FilesTable
}

/** The open transaction of an operation. */
export type Db = Kysely<Database>

interface LoggedEvent {
  id: string
  type: string
  at: Date
  recordedAt: Date
  actorKind: 'staff' | 'key' | 'customer' | 'system' | 'public'
  actorId: string | null
  subjectType: string
  subjectId: string
  data: Record<string, unknown>
}

interface EventsTable extends LoggedEvent {
  customerId: string
  origin: Generated<Origin | null>
}

interface CompanyEventsTable extends LoggedEvent {
  audience: string[]
}

interface OutboxTable {
  id: Generated<number>
  customerId: string | null
  eventId: string
}

interface EventPositionsTable {
  position: number
  customerId: string | null
  eventId: string
  hash: Buffer
  /** What the audit is filtered by, as the log of the event has it. */
  type: string | null
  actorId: string | null
  recordedAt: Date | null
}

interface ChangesTable {
  customerId: string
  eventId: string
  field: string
  oldValue: unknown
  newValue: unknown
}

interface IdempotencyKeysTable {
  actorId: string
  key: string
  requestHash: Buffer
  status: number | null
  answer: Buffer | null
  createdAt: Date
}

interface FilesTable {
  customerId: string
  id: string
  parentType: string
  parentId: string
  /** The own field that it is a value of. */
  fieldId: string | null
  visibility: 'public' | 'internal'
  key: string
  thumbnailKey: string | null
  name: string
  mediaType: string
  bytes: number
  /** The row of which it is one more, with the same content. */
  sharedFrom: Generated<string | null>
  createdAt: Date
  /** Since when no record shows the file of an own field any more. */
  unusedSince: Generated<Date | null>
}
