import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, Id, pageOf, paging, Time } from './fields.ts'
import type { Permission } from './permissions.ts'
import type { Reason } from './reasons.ts'

/** So many records one bulk edit changes at most. */
export const mostBulkEdited = 50_000
/** So many one may name by their ids. */
export const mostTicked = 500
/** So long it can be undone. */
export const bulkUndoDays = 30

export const BulkEditStatus = z.enum(['queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'])

/** It is under way, was undone, has changed nothing, can by its nature not be taken back, or is too old. */
const NoUndo = z.enum(['unfinished', 'undone', 'nothing', 'lasting', 'expired'])

/** What an undoing would do with those it looked at, at most 200 and only such as the caller sees. */
export const BulkUndoPreview = z.object({
  /** How many the bulk edit changed. */
  changed: z.int(),
  looked: z.int(),
  undoing: z.int(),
  kept: z.array(z.object({ reason: z.string(), count: z.int(), examples: z.array(z.string()) })),
  /** Parts of the change that stay. */
  lasting: z.array(z.string()),
})
export type BulkUndoPreview = z.infer<typeof BulkUndoPreview>

const bulkEditOf = <C extends z.ZodType>(change: C) =>
  z.object({
    id: Id,
    status: BulkEditStatus,
    change,
    /** `changed` that were put back are `undone`; those changed again since are `kept`. */
    counts: z.object({
      total: z.int(),
      pending: z.int(),
      changed: z.int(),
      same: z.int(),
      refused: z.int(),
      /** At which it broke, a few times over: a bug, told to administrators. */
      failed: z.int(),
      undone: z.int(),
      kept: z.int(),
    }),
    createdBy: ActorRef,
    createdAt: Time,
    finishedAt: Time.nullable(),
    /** Until when it can be undone; null when it cannot. */
    undoUntil: Time.nullable(),
    /** Why it cannot be undone. */
    noUndo: NoUndo.nullable(),
    /** Who wanted it undone, and when that was over. */
    undo: z.object({ by: ActorRef, at: Time, finishedAt: Time.nullable() }).nullable(),
  })

/** A bulk edit of any records. */
export type AnyBulkEdit = Omit<z.infer<ReturnType<typeof bulkEditOf>>, 'change'>

/** What every preview counts: what will change, and what is so already. */
export const previewCounts = { total: z.int(), changing: z.int(), same: z.int() }
/** What became of one that did not change. */
export const exceptionFields = { status: z.enum(['refused', 'failed', 'kept']), reason: z.string() }

interface Of<Choice, Change, Preview, Exception> {
  readonly path: `/${string}`
  readonly permission: Permission
  readonly records: string
  readonly choice: Choice
  readonly change: Change
  readonly preview: Preview
  readonly exception: Exception
  /** What the values of a change are refused for. */
  readonly reasons: readonly Reason[]
}

/** How many records are changed at once: looked at before, done in the background, undone. */
export function bulkEditEndpoints<
  Choice extends z.ZodType,
  Change extends z.ZodType,
  Preview extends z.ZodType,
  Exception extends z.ZodType,
>(of: Of<Choice, Change, Preview, Exception>) {
  const { path, permission, records, choice, change, reasons } = of
  const input = z.strictObject({ choice, change })
  const BulkEdit = bulkEditOf(change)
  return {
    preview: endpoint({
      method: 'POST',
      path: `${path}/previews`,
      permission,
      summary: `Says what a bulk edit of ${records} would do, and does nothing.`,
      input,
      output: of.preview,
      reasons: ['bulk_edit.too_many', ...reasons],
    }),
    create: endpoint({
      method: 'POST',
      path,
      permission,
      summary: `Changes many ${records} at once, in the background.`,
      input,
      output: BulkEdit,
      reasons: ['bulk_edit.too_many', 'bulk_edit.nobody', ...reasons],
    }),
    list: endpoint({
      method: 'GET',
      path,
      permission,
      summary: `Bulk edits of ${records}, newest first: the caller’s own, with scope all everybody’s.`,
      input: z.strictObject({ own: z.literal('yes').optional(), ...paging }),
      output: pageOf(BulkEdit),
      reasons: ['cursor.invalid'],
    }),
    get: endpoint({
      method: 'GET',
      path: `${path}/:id`,
      permission,
      summary: `How far a bulk edit of ${records} is.`,
      input: ById,
      output: BulkEdit,
    }),
    cancel: endpoint({
      method: 'DELETE',
      path: `${path}/:id`,
      permission,
      summary: 'Stops a bulk edit; what is changed stays changed until it is undone.',
      input: ById,
      output: z.void(),
      reasons: ['bulk_edit.over'],
    }),
    undoPreview: endpoint({
      method: 'GET',
      path: `${path}/:id/undo-preview`,
      permission,
      summary: 'Says what an undoing would put back and what it would leave, and why; does nothing.',
      input: ById,
      output: BulkUndoPreview,
      reasons: ['bulk_edit.not_undoable'],
    }),
    undo: endpoint({
      method: 'POST',
      path: `${path}/:id/undo`,
      permission,
      summary: 'Puts back what was changed, where nobody has changed it since.',
      input: ById,
      output: BulkEdit,
      reasons: ['bulk_edit.not_undoable'],
    }),
    exceptions: endpoint({
      method: 'GET',
      path: `${path}/:id/exceptions`,
      permission,
      summary: `The ${records} that were refused, at which it broke, and that an undoing kept, with the reason.`,
      input: z.strictObject({ id: Id, ...paging }),
      output: pageOf(of.exception),
      reasons: ['cursor.invalid'],
    }),
  }
}
