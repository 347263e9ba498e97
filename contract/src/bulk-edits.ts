import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Id, listOf, pageOf, paging, Time } from './fields.ts'
import type { Permission } from './permissions.ts'
import type { Reason } from './reasons.ts'

/** So many records one bulk edit changes at most. */
export const mostBulkEdited = 50_000
/** So many one may name by their ids. */
export const mostTicked = 500
/** So long it can be undone. */
export const bulkUndoDays = 30

export const BulkEditStatus = z.enum(['queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'])

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
    createdAt: Time,
    finishedAt: Time.nullable(),
    /** Until when it can be undone; null when it cannot. */
    undoUntil: Time.nullable(),
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
      summary: `The caller’s own bulk edits of ${records} of the last 30 days, newest first.`,
      input: z.strictObject({}),
      output: listOf(BulkEdit),
    }),
    get: endpoint({
      method: 'GET',
      path: `${path}/:id`,
      permission,
      summary: `How far one of the caller’s own bulk edits of ${records} is.`,
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
