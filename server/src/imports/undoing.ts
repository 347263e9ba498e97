import type { Input, Output } from '@zhike/contract/endpoint'
import type { Import, imports, UndoRow } from '@zhike/contract/imports'
import * as z from 'zod'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { answerOf, isUndoable } from './answers.ts'
import { findImport, type ImportRow } from './imports.queries.ts'
import { listKeptProducts } from './product-undoing.ts'
import { requireKind } from './rights.ts'
import { rowOf } from './undo-rows.ts'
import { findKept, markUndoing } from './undoing.queries.ts'

/**
 * An import that the actor may undo: one's own, or any for who sees all customers. Throws `import.not_undoable`,
 * `import.undo_others`, and `permission.missing` when one may no longer make by hand what the file brought.
 */
export async function getUndoable(ctx: Ctx, id: string): Promise<ImportRow> {
  const row = (await findImport(ctx.db, id)) ?? fail('record.not_found')
  requireKind(ctx, row.kind)
  if (row.createdById !== ctx.actor.id && ctx.actor.scope !== 'all') fail('import.undo_others')
  return isUndoable(row, ctx.now) ? row : fail('import.not_undoable')
}

/** Has an import undone in the background. */
export async function undoImport(ctx: Ctx, { id }: Input<typeof imports.undo>): Promise<Import> {
  const { kind } = await getUndoable(ctx, id)
  if (!(await markUndoing(ctx.db, id, ctx.actor, ctx.now))) fail('import.not_undoable')
  const audience = ctx.actor.id === null ? [] : [ctx.actor.id]
  await emitForCompany(ctx, { type: 'import.undo_asked', subject: { type: 'import', id }, data: { kind } }, audience)
  return answerOf(await findImport(ctx.db, id), ctx.now)
}

const EffectPlace = z.tuple([z.uuid(), z.uuid()])

/** What the undoing of an import has kept, of customers whom the actor sees. */
export async function listKept(
  ctx: Ctx,
  { id, cursor, limit }: Input<typeof imports.kept>,
): Promise<Output<typeof imports.kept>> {
  const { kind } = (await findImport(ctx.db, id)) ?? fail('record.not_found')
  if (kind === 'products') return listKeptProducts(ctx, { id, cursor, limit })
  const [customerId, eventId] = readCursor(EffectPlace, cursor) ?? []
  const after = customerId === undefined || eventId === undefined ? undefined : { customerId, eventId }
  const rows = await findKept(ctx.db, id, after, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.customerId, row.eventId],
    ({ name, fields: keptFields, customerId: ofId, subjectType, ...row }) =>
      rowOf(
        { ...row, what: subjectType as UndoRow['what'], outcome: 'kept', fields: [], keptFields },
        { id: ofId, name },
      ),
  )
}
