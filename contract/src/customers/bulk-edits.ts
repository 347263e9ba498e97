import * as z from 'zod'
import { bulkEditEndpoints, exceptionFields, mostTicked, previewCounts } from '../bulk-edits.ts'
import type { Output } from '../endpoint.ts'
import { Id, ShortText } from '../fields.ts'
import { GivenOwnValues } from '../own-fields/values.ts'
import { Stage } from './facts.ts'
import { customerChoice } from './listing.ts'

const tags = z.array(z.string().trim().min(1).max(40)).min(1).max(20)
/** What becomes of each; `null` empties a fact. */
export const BulkChange = z
  .strictObject({
    ownerId: Id.nullable().optional(),
    stage: Stage.exclude(['visitor']).optional(),
    region: z
      .string()
      .regex(/^\d{6}$/)
      .nullable()
      .optional(),
    source: ShortText.nullable().optional(),
    industry: ShortText.nullable().optional(),
    addTags: tags.optional(),
    removeTags: tags.optional(),
    /** Own fields by key, as far as the caller may write them; those that are unique can only be emptied. */
    custom: GivenOwnValues.refine((given) => Object.keys(given).length > 0).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), { error: 'at least one change' })
export type BulkChange = z.infer<typeof BulkChange>

/** Who is meant: customers by their ids, or all whom the parameters of a list mean. */
export const BulkChoice = z.strictObject({ ...customerChoice, ids: z.array(Id).min(1).max(mostTicked).optional() })

export const BulkPreview = z.object({
  ...previewCounts,
  /** Who will be refused and why. */
  refused: z.array(z.object({ reason: z.string(), customers: z.int(), examples: z.array(z.string()) })),
  sample: z.array(z.object({ id: Id, name: z.string(), before: z.record(z.string(), z.unknown()) })),
})
export type BulkPreview = z.infer<typeof BulkPreview>

export const bulkEdits = bulkEditEndpoints({
  path: '/bulk-edits',
  permission: 'customers.update',
  records: 'customers',
  choice: BulkChoice,
  change: BulkChange,
  preview: BulkPreview,
  exception: z.object({ customerId: Id, name: z.string(), ...exceptionFields }),
  reasons: ['ticket.assignee_unknown'],
})
export type BulkEdit = Output<typeof bulkEdits.get>
