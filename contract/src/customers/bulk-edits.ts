import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ById, Id, listOf, pageOf, paging, ShortText, Time } from '../fields.ts'
import { GivenOwnValues } from '../own-fields/values.ts'
import { Stage } from './facts.ts'
import { customerChoice } from './listing.ts'

/** So many customers one bulk edit changes at most. */
export const mostBulkEdited = 50_000
/** So long it can be undone. */
export const bulkUndoDays = 30

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
export const BulkChoice = z.strictObject({ ...customerChoice, ids: z.array(Id).min(1).max(500).optional() })
const NewBulkEdit = z.strictObject({ choice: BulkChoice, change: BulkChange })

const Refusals = z.array(z.object({ reason: z.string(), customers: z.int() }))
export const BulkPreview = z.object({
  total: z.int(),
  /** Who will change, who is so already, and who will be refused and why. */
  changing: z.int(),
  same: z.int(),
  refused: Refusals,
  sample: z.array(z.object({ id: Id, name: z.string(), before: z.record(z.string(), z.unknown()) })),
})
export type BulkPreview = z.infer<typeof BulkPreview>

export const BulkEditStatus = z.enum(['queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'])
export const BulkEdit = z.object({
  id: Id,
  status: BulkEditStatus,
  change: BulkChange,
  /** `changed` that were put back are `undone`; those changed again since are `kept`. */
  counts: z.object({
    total: z.int(),
    pending: z.int(),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
    /** Whom it broke at, a few times over: a bug, told to administrators. */
    failed: z.int(),
    undone: z.int(),
    kept: z.int(),
  }),
  createdAt: Time,
  finishedAt: Time.nullable(),
  /** Until when it can be undone; null when it cannot. */
  undoUntil: Time.nullable(),
})
export type BulkEdit = z.infer<typeof BulkEdit>

export const bulkEdits = {
  preview: endpoint({
    method: 'POST',
    path: '/bulk-edits/previews',
    permission: 'customers.update',
    summary: 'Says what a bulk edit would do, and does nothing.',
    input: NewBulkEdit,
    output: BulkPreview,
    reasons: ['bulk_edit.too_many', 'ticket.assignee_unknown'],
  }),
  create: endpoint({
    method: 'POST',
    path: '/bulk-edits',
    permission: 'customers.update',
    summary: 'Changes many customers at once, in the background.',
    input: NewBulkEdit,
    output: BulkEdit,
    reasons: ['bulk_edit.too_many', 'bulk_edit.nobody', 'ticket.assignee_unknown'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/bulk-edits',
    permission: 'customers.update',
    summary: 'The caller’s own bulk edits of the last 30 days, newest first.',
    input: z.strictObject({}),
    output: listOf(BulkEdit),
  }),
  get: endpoint({
    method: 'GET',
    path: '/bulk-edits/:id',
    permission: 'customers.update',
    summary: 'How far one of the caller’s own bulk edits is.',
    input: ById,
    output: BulkEdit,
  }),
  cancel: endpoint({
    method: 'DELETE',
    path: '/bulk-edits/:id',
    permission: 'customers.update',
    summary: 'Stops a bulk edit; who is changed stays changed until it is undone.',
    input: ById,
    output: z.void(),
    reasons: ['bulk_edit.over'],
  }),
  undo: endpoint({
    method: 'POST',
    path: '/bulk-edits/:id/undo',
    permission: 'customers.update',
    summary: 'Puts back what was changed, where nobody has changed it since.',
    input: ById,
    output: BulkEdit,
    reasons: ['bulk_edit.not_undoable'],
  }),
  exceptions: endpoint({
    method: 'GET',
    path: '/bulk-edits/:id/exceptions',
    permission: 'customers.update',
    summary: 'Who was refused, at whom it broke, and who was kept by an undoing, with the reason.',
    input: z.strictObject({ id: Id, ...paging }),
    output: pageOf(
      z.object({ customerId: Id, name: z.string(), status: z.enum(['refused', 'failed', 'kept']), reason: z.string() }),
    ),
    reasons: ['cursor.invalid'],
  }),
}
