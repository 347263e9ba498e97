import type { Import } from '@zhike/contract/imports'
import type {
  ArrivalOutcome,
  ArrivalQuestion,
  ContactOutcome,
  ContactQuestion,
  Reading,
  SettledArrivals,
  SettledContacts,
} from '../customers/customers.ts'
import type { OrderOutcome, OrderQuestion, SettledOrders } from '../orders/orders.ts'
import type { OwnCells } from '../own-fields/own-fields.ts'
import type { DayOrder } from '../platform/text/western-days.ts'
import type { ProductOutcome, SettledProducts } from '../products/products.ts'
import type { Mapping } from './columns.ts'
import type { Fault } from './faults.ts'
import type { Headings } from './headings.ts'
import type { Row } from './rows.ts'
import type { TableChoice } from './tables.ts'

/** What rows are made of. */
export interface GatheringJob extends Reading {
  readonly kind: Import['kind']
  readonly onDuplicate: Import['onDuplicate']
  readonly own: OwnCells
  /** Of days whose year stands last; null where nobody knows. */
  readonly dayOrder: DayOrder | null
}

/** What a file is read by; it can be sent to another thread. */
export interface ReadingJob extends GatheringJob {
  readonly table: TableChoice
  /** The names of the file's columns, the row in which they stand, and which is what. */
  readonly headings: Headings
  readonly mapping: Mapping
  /** Rows below the header that are worked off already. */
  readonly rowsDone: number
}

/** What must be asked of the database before a chunk is decided. */
export interface Questions {
  readonly customers: ArrivalQuestion
  readonly contacts: ContactQuestion
  readonly orders: OrderQuestion
  readonly products: Uint8Array
}
export type Question = Questions[keyof Questions]

/** Decided rows on their way into the database; made of bytes and numbers alone. */
export type Settled = SettledArrivals | SettledContacts | SettledOrders | SettledProducts

export interface Failed {
  readonly row: Row
  readonly fault: Fault
}

/** What became of a row that could be read. */
export interface RowOutcome {
  readonly row: Row
  readonly outcome: ArrivalOutcome | ContactOutcome | OrderOutcome | ProductOutcome
}

/** What a kind of import makes of rows until a chunk is full. */
export interface Gathering {
  add(row: Row): void
  /** Whether this row belongs together with the one before it. */
  continues(row: Row): boolean
  close(): Gathered
}

/** Rows that go in together or not at all. */
export interface Gathered {
  readonly question: Question
  readonly failed: readonly Failed[]
  /** Decides what becomes of the rows, knowing what the database answered; can be asked again with a newer answer. */
  decide(known: string): { readonly settled: Settled; readonly outcomes: readonly RowOutcome[] }
}
