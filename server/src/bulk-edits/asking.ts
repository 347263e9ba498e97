import { bulkUndoDays, mostBulkEdited } from '@zhike/contract/bulk-edits'
import * as z from 'zod'
import { isDeskActor } from '../platform/actor.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { findBulkEdit, insertBulkEdit, insertWanted, listBulkEditRows, moveBulkEdit } from './bulk-edits.queries.ts'
import { answerOf, type ShownBulkEdit } from './showing.ts'
import type { BulkSubject } from './subjects.ts'

interface Wish<Choice, Change> {
  readonly choice: Choice
  readonly change: Change
}
interface OfPage {
  readonly id: string
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Bulk edits of records: looked at before, asked for, followed, stopped and undone. */
export function bulkEditsOf<Choice, Change extends object, Preview extends { total: number }, Exception>(
  subject: BulkSubject<Choice, Change, Preview, Exception>,
) {
  const { records } = subject
  const shown = (row: Parameters<typeof answerOf>[0], now: Date): ShownBulkEdit<Change> =>
    answerOf<Change>(row, now, (change) => subject.isUndoable(change))

  async function getBulkEdit(ctx: Ctx, { id }: { readonly id: string }): Promise<ShownBulkEdit<Change>> {
    return shown((await findBulkEdit(ctx.db, records, id)) ?? fail('record.not_found'), ctx.now)
  }

  return {
    /** What a bulk edit would do. Throws `bulk_edit.too_many` beyond 50,000 records. */
    async preview(ctx: Ctx, { choice, change }: Wish<Choice, Change>): Promise<Preview> {
      const preview = await subject.preview(ctx, choice, await subject.read(ctx, change), mostBulkEdited + 1)
      return preview.total > mostBulkEdited ? fail('bulk_edit.too_many') : preview
    },

    /** Notes what it is about and has that changed in the background, by the rights of the actor at that moment. */
    async create(ctx: Ctx, input: Wish<Choice, Change>): Promise<ShownBulkEdit<Change>> {
      const { actor, now } = ctx
      if (!isDeskActor(actor)) return fail('permission.missing')
      const change = await subject.read(ctx, input.change)
      const id = uuidv7(now)
      await insertBulkEdit(ctx.db, {
        id,
        records,
        change: JSON.stringify(change),
        createdByKind: actor.kind,
        createdById: actor.id,
        role: actor.role,
        scope: actor.scope,
        createdAt: now,
        undoUntil: new Date(now.getTime() + bulkUndoDays * dayMs),
      })
      const wanted = await subject.wanted(ctx, input.choice, mostBulkEdited + 1)
      const meant = await insertWanted(ctx.db, id, wanted)
      if (meant > mostBulkEdited) return fail('bulk_edit.too_many')
      if (meant === 0) return fail('bulk_edit.nobody')
      const data = { records, meant, fields: Object.keys(change) }
      await emitForCompany(ctx, { type: 'bulk_edit.queued', subject: { type: 'bulk_edit', id }, data }, [actor.id])
      return getBulkEdit(ctx, { id })
    },

    /** The actor's own bulk edits that can still be undone, newest first. */
    async list(ctx: Ctx): Promise<{ items: ShownBulkEdit<Change>[] }> {
      const rows = await listBulkEditRows(ctx.db, records, new Date(ctx.now.getTime() - bulkUndoDays * dayMs))
      return { items: rows.map((row) => shown(row, ctx.now)) }
    },

    get: getBulkEdit,

    /** Stops a bulk edit behind the batch that is being changed. Throws `bulk_edit.over`. */
    async cancel(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
      await getBulkEdit(ctx, { id })
      if (!(await moveBulkEdit(ctx.db, id, ['queued', 'running'], 'cancelled', ctx.now))) fail('bulk_edit.over')
      await emitForCompany(ctx, { type: 'bulk_edit.cancelled', subject: { type: 'bulk_edit', id }, data: {} })
    },

    /** Puts back what was changed and nobody has changed since, in the background. Throws `bulk_edit.not_undoable`. */
    async undo(ctx: Ctx, { id }: { readonly id: string }): Promise<ShownBulkEdit<Change>> {
      const { undoUntil } = await getBulkEdit(ctx, { id })
      if (undoUntil === null || !(await moveBulkEdit(ctx.db, id, ['done', 'cancelled'], 'undoing', null)))
        return fail('bulk_edit.not_undoable')
      await emitForCompany(ctx, { type: 'bulk_edit.undo_asked', subject: { type: 'bulk_edit', id }, data: {} })
      return getBulkEdit(ctx, { id })
    },

    /** What was refused or kept, as far as the actor sees it, with the reason. */
    async exceptions(ctx: Ctx, { id, cursor, limit }: OfPage) {
      await getBulkEdit(ctx, { id })
      const [after] = readCursor(z.tuple([z.uuid()]), cursor) ?? []
      const rows = await subject.exceptions(ctx, id, after, limit + 1)
      return pageOf(
        rows,
        limit,
        (row) => [row.recordId],
        (row) => row.shown,
      )
    },
  }
}
