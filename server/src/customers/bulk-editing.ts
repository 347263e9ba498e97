import {
  type BulkChange,
  type BulkEdit,
  type BulkPreview,
  type bulkEdits,
  bulkUndoDays,
  mostBulkEdited,
} from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import * as z from 'zod'
import { isDeskActor } from '../platform/actor.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  type BulkEditRow,
  findBulkEdit,
  findExceptions,
  insertBulkEdit,
  insertWanted,
  listBulkEditRows,
  moveBulkEdit,
  previewRows,
} from './bulk-edits.queries.ts'
import { choiceOf } from './choosing.ts'
import type { ListWish } from './customer-lists.queries.ts'
import { findColleague } from './customers.queries.ts'
import { kindsWithout, readSharedCustomerValues } from './own-values.ts'
import { refuseField } from './refusals.ts'
import { findRegion } from './regions.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'bulk_edit.queued': { customers: number; fields: string[] }
    'bulk_edit.resumed': Record<string, never>
    'bulk_edit.cancelled': Record<string, never>
    'bulk_edit.undo_asked': Record<string, never>
    'bulk_edit.finished': { status: BulkEdit['status']; counts: Record<string, number> }
  }
}

type Wish = Input<typeof bulkEdits.create>

/** What a bulk edit would do. Throws `bulk_edit.too_many` beyond 50,000 customers. */
export async function previewBulkEdit(ctx: Ctx, input: Wish): Promise<BulkPreview> {
  const change = await readChange(ctx, input.change)
  const wish = await wishOf(ctx, input)
  const { total, same, refused, elsewhere, sample } = await previewRows(
    ctx.db,
    wish,
    { ...change, lacking: await kindsWithout(ctx, change.custom ?? {}) },
    mostBulkEdited + 1,
  )
  if (total > mostBulkEdited) return fail('bulk_edit.too_many')
  return {
    total,
    changing: total - same - refused - elsewhere,
    same,
    refused: [
      { reason: 'customer.read_only', customers: refused },
      { reason: 'own_field.not_of_kind', customers: elsewhere },
    ].filter(({ customers }) => customers > 0),
    sample,
  }
}

/** Notes whom it is about and has them changed in the background, by the rights of the actor at that moment. */
export async function createBulkEdit(ctx: Ctx, input: Wish): Promise<BulkEdit> {
  const { actor, now } = ctx
  if (!isDeskActor(actor)) return fail('permission.missing')
  const change = await readChange(ctx, input.change)
  const id = uuidv7(now)
  await insertBulkEdit(ctx.db, {
    id,
    change: JSON.stringify(change),
    createdByKind: actor.kind,
    createdById: actor.id,
    role: actor.role,
    scope: actor.scope,
    createdAt: now,
    undoUntil: new Date(now.getTime() + bulkUndoDays * dayMs),
  })
  const customers = await insertWanted(ctx.db, id, await wishOf(ctx, input), mostBulkEdited + 1)
  if (customers > mostBulkEdited) return fail('bulk_edit.too_many')
  if (customers === 0) return fail('bulk_edit.nobody')
  const subject = { type: 'bulk_edit', id }
  await emitForCompany(ctx, { type: 'bulk_edit.queued', subject, data: { customers, fields: Object.keys(change) } }, [
    actor.id,
  ])
  return getBulkEdit(ctx, { id })
}

/** The actor's own bulk edits that can still be undone, newest first. */
export async function listBulkEdits(ctx: Ctx): Promise<Output<typeof bulkEdits.list>> {
  const rows = await listBulkEditRows(ctx.db, new Date(ctx.now.getTime() - bulkUndoDays * dayMs))
  return { items: rows.map((row) => answerOf(row, ctx.now)) }
}

export async function getBulkEdit(ctx: Ctx, { id }: { id: string }): Promise<BulkEdit> {
  return answerOf((await findBulkEdit(ctx.db, id)) ?? fail('record.not_found'), ctx.now)
}

/** Stops a bulk edit behind the batch that is being changed. Throws `bulk_edit.over`. */
export async function cancelBulkEdit(ctx: Ctx, { id }: Input<typeof bulkEdits.cancel>): Promise<void> {
  await getBulkEdit(ctx, { id })
  if (!(await moveBulkEdit(ctx.db, id, ['queued', 'running'], 'cancelled', ctx.now))) fail('bulk_edit.over')
  await emitForCompany(ctx, { type: 'bulk_edit.cancelled', subject: { type: 'bulk_edit', id }, data: {} })
}

/** Puts back what was changed and nobody has changed since, in the background. Throws `bulk_edit.not_undoable`. */
export async function undoBulkEdit(ctx: Ctx, { id }: Input<typeof bulkEdits.undo>): Promise<BulkEdit> {
  const { undoUntil } = await getBulkEdit(ctx, { id })
  if (undoUntil === null || !(await moveBulkEdit(ctx.db, id, ['done', 'cancelled'], 'undoing', null)))
    return fail('bulk_edit.not_undoable')
  const subject = { type: 'bulk_edit', id }
  await emitForCompany(ctx, { type: 'bulk_edit.undo_asked', subject, data: {} })
  return getBulkEdit(ctx, { id })
}

/** Who was refused or kept, as far as the actor sees them, with the reason. */
export async function listExceptions(
  ctx: Ctx,
  { id, cursor, limit }: Input<typeof bulkEdits.exceptions>,
): Promise<Output<typeof bulkEdits.exceptions>> {
  await getBulkEdit(ctx, { id })
  const [after] = readCursor(z.tuple([z.uuid()]), cursor) ?? []
  const rows = await findExceptions(ctx.db, id, after, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.customerId],
    ({ customerId, name, status, reason }) => ({
      customerId,
      name,
      status: status as 'refused' | 'failed' | 'kept',
      reason: reason ?? 'internal.bug',
    }),
  )
}

async function wishOf(ctx: Ctx, { choice: { ids, ...choice } }: Wish): Promise<ListWish> {
  const wish = await choiceOf(ctx, choice)
  if (ids === undefined) return wish
  // ids that were ticked hold together with the filter, and a search would only widen them
  return { ...(wish.filter ? { filter: wish.filter } : {}), ids }
}

/** Rights and values, before anybody is looked for: what one may not change at one customer one may not at many. */
async function readChange(ctx: Ctx, change: BulkChange): Promise<BulkChange> {
  const { ownerId, region, custom } = change
  if (ownerId !== undefined && !ctx.actor.permissions.has('customers.assign')) fail('permission.missing')
  if (typeof ownerId === 'string' && !(await findColleague(ctx.db, ownerId)))
    failAt(ctx, 'change.ownerId', 'ticket.assignee_unknown')
  if (typeof region === 'string' && !findRegion(region)) refuseField(ctx, 'change.region', 'region')
  if (custom === undefined) return change
  return { ...change, custom: await readSharedCustomerValues(ctx, custom, 'change.custom') }
}

function answerOf(row: BulkEditRow, now: Date): BulkEdit {
  const { id, status, change, counts, createdAt, finishedAt, undoUntil } = row
  const of = (state: string) => counts[state] ?? 0
  const undoable = (status === 'done' || status === 'cancelled') && of('changed') > 0 && undoUntil > now
  return {
    id,
    status,
    change,
    counts: {
      total: Object.values(counts).reduce((sum, n) => sum + n, 0),
      pending: of('pending'),
      changed: of('changed'),
      same: of('same'),
      refused: of('refused'),
      failed: of('failed'),
      undone: of('undone'),
      kept: of('kept'),
    },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    undoUntil: undoable ? undoUntil.toISOString() : null,
  }
}
