import type { Input, Output } from '@zhike/contract/endpoint'
import type { Category, categories, TicketKind } from '@zhike/contract/tickets'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  departmentExists,
  findByName,
  insertCategory,
  lockCategory,
  lockNames,
  retireCategory,
  selectCategories,
  updateCategoryRow,
} from './categories.queries.ts'

/** The categories that new tickets can take. */
export async function listCategories(
  ctx: Ctx,
  { kind }: Input<typeof categories.list>,
): Promise<Output<typeof categories.list>> {
  return { items: await selectCategories(ctx.db, kind) }
}

/** Adds a category. Throws `category.taken` and `department.unknown`. */
export async function createCategory(ctx: Ctx, input: Input<typeof categories.create>): Promise<Category> {
  await refuseWrong(ctx, input.kind, input)
  const category = { id: uuidv7(ctx.now), ...input }
  await insertCategory(ctx.db, { ...category, retiredAt: null, retiredBy: null })
  await emitForCompany(ctx, {
    type: 'ticket_category.created',
    subject: { type: 'ticket_category', id: category.id },
    data: { kind: category.kind, departmentId: category.departmentId },
  })
  return { ...category, version: 1 }
}

/** Renames a category or changes its department. Throws `record.changed` and what `createCategory` throws. */
export async function updateCategory(ctx: Ctx, { id, ...facts }: Input<typeof categories.update>): Promise<Category> {
  const category = (await lockCategory(ctx.db, id)) ?? fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== category.version) fail('record.changed')
  const fields = (['name', 'departmentId'] as const).filter(
    (field) => facts[field] !== undefined && facts[field] !== category[field],
  )
  if (fields.length === 0) return category
  const changed = Object.fromEntries(fields.map((field) => [field, facts[field]]))
  await refuseWrong(ctx, category.kind, changed)
  const updated = await updateCategoryRow(ctx.db, id, changed)
  await emitForCompany(ctx, {
    type: 'ticket_category.updated',
    subject: { type: 'ticket_category', id },
    data: { fields, departmentId: updated.departmentId },
  })
  return updated
}

/** Retires a category: old tickets keep it, new ones cannot take it. */
export async function retireTicketCategory(ctx: Ctx, { id }: Input<typeof categories.remove>): Promise<void> {
  if (!(await retireCategory(ctx.db, id, ctx.now, ctx.actor.id))) fail('record.not_found')
  await emitForCompany(ctx, {
    type: 'ticket_category.retired',
    subject: { type: 'ticket_category', id },
    data: {},
  })
}

async function refuseWrong(
  ctx: Ctx,
  kind: TicketKind,
  { name, departmentId }: { name?: string; departmentId?: string | null },
): Promise<void> {
  await lockNames(ctx.db)
  if (departmentId && !(await departmentExists(ctx.db, departmentId))) failAt(ctx, 'departmentId', 'department.unknown')
  if (name !== undefined && (await findByName(ctx.db, kind, name))) fail('category.taken')
}
