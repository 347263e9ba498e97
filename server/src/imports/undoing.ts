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

const EffectPlace = z.tuple([z.uuid(), z.uuid()]).transform(([customerId, eventId]) => ({ customerId, eventId }))
const ProductPlace = z
  .tuple([z.string().max(64), z.int().nonnegative()])
  .transform(([sku, firstRow]) => ({ sku, firstRow }))
const KeptPlace = z.union([EffectPlace, ProductPlace])

/** What the undoing of an import has kept: of customers whom the actor sees, then products. */
export async function listKept(
  ctx: Ctx,
  { id, cursor, limit }: Input<typeof imports.kept>,
): Promise<Output<typeof imports.kept>> {
  if (!(await findImport(ctx.db, id))) fail('record.not_found')
  const after = readCursor(KeptPlace, cursor)
  const isAmongProducts = after !== undefined && 'sku' in after
  const ofCustomers = isAmongProducts ? [] : await listKeptOfCustomers(ctx, id, after, limit + 1)
  const rest = limit + 1 - ofCustomers.length
  const products = rest > 0 ? await listKeptProducts(ctx, id, isAmongProducts ? after : undefined, rest) : []
  return pageOf(
    [...ofCustomers, ...products],
    limit,
    ({ place }) => place,
    ({ row }) => row,
  )
}

const listKeptOfCustomers = async (
  ctx: Ctx,
  importId: string,
  after: z.output<typeof EffectPlace> | undefined,
  most: number,
) =>
  (await findKept(ctx.db, importId, after, most)).map(
    ({ name, fields: keptFields, customerId, subjectType, eventId, ...row }) => ({
      place: [customerId, eventId],
      row: rowOf(
        { ...row, what: subjectType as UndoRow['what'], outcome: 'kept', fields: [], keptFields },
        { id: customerId, name },
      ),
    }),
  )
