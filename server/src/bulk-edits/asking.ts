import { type BulkUndoPreview, bulkUndoDays, mostBulkEdited } from '@zhike/contract/bulk-edits'
import * as z from 'zod'
import { isDeskActor } from '../platform/actor.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  findBulkEdit,
  findChanged,
  insertBulkEdit,
  insertWanted,
  listBulkEditRows,
  moveBulkEdit,
  noteUndoAsked,
} from './bulk-edits.queries.ts'
import { byReason } from './reasoning.ts'
import { answerOf, type ShownBulkEdit } from './showing.ts'
import type { BulkSubject } from './subjects.ts'

interface Wish<Choice, Change> {
  readonly choice: Choice
  readonly change: Change
}
interface ListWish {
  readonly own?: 'yes' | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}
interface OfPage {
  readonly id: string
  readonly cursor?: string | undefined
  readonly limit: number
}

/** So many are looked at before an undoing. */
const mostLookedBack = 200

/** Bulk edits of records: looked at before, asked for, followed, stopped and undone. */
export function bulkEditsOf<Choice, Change extends object, Preview extends { total: number }, Exception>(
  subject: BulkSubject<Choice, Change, Preview, Exception>,
) {
  const { records } = subject
  const shown = (row: Parameters<typeof answerOf>[0], now: Date): ShownBulkEdit<Change> =>
    answerOf<Change>(row, now, (change) => subject.lasting(change).length < Object.keys(change).length)

  async function getBulkEdit(ctx: Ctx, { id }: { readonly id: string }): Promise<ShownBulkEdit<Change>> {
    return shown((await findBulkEdit(ctx.db, records, id)) ?? fail('record.not_found'), ctx.now)
  }

  /** What a colleague began may end whoever could have begun it. */
  function requireAuthority(ctx: Ctx, { createdBy, change }: ShownBulkEdit<Change>): void {
    if (createdBy.id !== ctx.actor.id) subject.requireRights(ctx, change)
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

    /** The actor's own bulk edits, or with scope all everybody's, newest first. */
    async list(ctx: Ctx, { own, cursor, limit }: ListWish) {
      const [before] = readCursor(z.tuple([z.uuid()]), cursor) ?? []
      const by = own === undefined ? undefined : (ctx.actor.id ?? undefined)
      const rows = await listBulkEditRows(ctx.db, records, { by, before, most: limit + 1 })
      return pageOf(
        rows,
        limit,
        (row) => [row.id],
        (row) => shown(row, ctx.now),
      )
    },

    get: getBulkEdit,

    /** Stops a bulk edit behind the batch that is being changed. Throws `bulk_edit.over`. */
    async cancel(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
      requireAuthority(ctx, await getBulkEdit(ctx, { id }))
      if (!(await moveBulkEdit(ctx.db, id, ['queued', 'running'], 'cancelled', ctx.now))) fail('bulk_edit.over')
      await emitForCompany(ctx, { type: 'bulk_edit.cancelled', subject: { type: 'bulk_edit', id }, data: {} })
    },

    /** What an undoing would do with some of those that were changed. Throws `bulk_edit.not_undoable`. */
    async undoPreview(ctx: Ctx, { id }: { readonly id: string }): Promise<BulkUndoPreview> {
      const { noUndo, counts, change } = await getBulkEdit(ctx, { id })
      if (noUndo !== null) return fail('bulk_edit.not_undoable')
      const changed = await findChanged(ctx.db, id, mostLookedBack)
      const looked = await subject.lookBack(
        ctx,
        changed.map(({ recordId, after }) => ({ id: recordId, after: after ?? {} })),
      )
      const kept = looked.flatMap(({ name, reason }) => (reason === null ? [] : { reason, name }))
      return {
        changed: counts.changed,
        looked: looked.length,
        undoing: looked.length - kept.length,
        kept: byReason(kept),
        lasting: [...subject.lasting(change)],
      }
    },

    /** Puts back what was changed and nobody has changed since, in the background. Throws `bulk_edit.not_undoable`. */
    async undo(ctx: Ctx, { id }: { readonly id: string }): Promise<ShownBulkEdit<Change>> {
      const { actor, now } = ctx
      const edit = await getBulkEdit(ctx, { id })
      requireAuthority(ctx, edit)
      if (edit.noUndo !== null || !(await moveBulkEdit(ctx.db, id, ['done', 'cancelled'], 'undoing', null)))
        return fail('bulk_edit.not_undoable')
      const undoRole = isDeskActor(actor) ? actor.role : null
      await noteUndoAsked(ctx.db, id, { undoAskedAt: now, undoByKind: actor.kind, undoById: actor.id, undoRole })
      const audience = edit.createdBy.id === null ? [] : [edit.createdBy.id]
      await emitForCompany(
        ctx,
        { type: 'bulk_edit.undo_asked', subject: { type: 'bulk_edit', id }, data: {} },
        audience,
      )
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
