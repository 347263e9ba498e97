import type { Reason } from '@zhike/contract/reasons'
import type { RawBuilder } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type { BulkRecords } from './bulk-edits.tables.ts'

/** What became of a record, or of one that an undoing puts back; `before` and `after` are what `putBack` gets. */
export type Outcome =
  | { readonly status: 'same' | 'undone' }
  | { readonly status: 'changed'; readonly before: object; readonly after: object }
  | { readonly status: 'refused' | 'kept'; readonly reason: string }

/**
 * How records of one kind are changed and put back, by the same operations as one alone, so with the same checks, events and
 * changes. A refusal that is thrown takes back what was written of that record, and the others of the batch go on.
 */
export interface BulkWork {
  readonly records: BulkRecords
  /** Changes one record by the rights of the actor. */
  changeOne(ctx: Ctx, id: string, change: object): Promise<Outcome>
  /** Puts one record back, as whoever changed it and in sight of all, unless somebody has changed since what was changed. */
  putBack(ctx: Ctx, id: string, before: object, after: object): Promise<Outcome>
}

/** Records of which many can be changed at once. */
export interface BulkSubject<Choice, Change extends object, Preview, Exception> extends BulkWork {
  /** Rights and values, before anything is looked for: what one may not change at one record one may not at many. */
  read(ctx: Ctx, change: Change): Promise<Change>
  /** What is needed to make such a change; throws `permission.missing`. */
  requireRights(ctx: Ctx, change: Change): void
  /** The parts that no undoing takes back. */
  lasting(change: Change): readonly string[]
  /** Those in sight, with why an undoing would leave one as it is, by the rule of `putBack`. */
  lookBack(ctx: Ctx, changed: readonly Changed[]): Promise<readonly LookedBack[]>
  preview(ctx: Ctx, choice: Choice, change: Change, most: number): Promise<Preview>
  /** Those that are meant and in sight, as a relation of `customer_id` and `ticket_id`. */
  wanted(ctx: Ctx, choice: Choice, most: number): Promise<RawBuilder<unknown>>
  changeOne(ctx: Ctx, id: string, change: Change): Promise<Outcome>
  /** Those that were refused, that broke or that were kept, as far as the actor sees them, by id. */
  exceptions(
    ctx: Ctx,
    bulkEditId: string,
    after: string | undefined,
    most: number,
  ): Promise<readonly Excepted<Exception>[]>
}

/** One that was changed, as it was made. */
export interface Changed {
  readonly id: string
  readonly after: object
}

/** One as it stands: null when it can be put back. */
export interface LookedBack {
  readonly name: string
  readonly reason: Reason | null
}

/** One that did not change, with the id by which they are paged. */
export interface Excepted<Exception> {
  readonly recordId: string
  readonly shown: Exception
}

const subjects = new Map<BulkRecords, BulkWork>()

/** Registers records that can be edited in bulk. */
export const provideBulkWork = (work: BulkWork): unknown => subjects.set(work.records, work)

/** How records of a kind are changed. Throws when no module has provided for them. */
export function workOf(records: BulkRecords): BulkWork {
  const work = subjects.get(records)
  if (!work) throw new Error(`nobody changes ${records} in bulk`)
  return work
}
