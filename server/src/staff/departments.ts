import type { Input, Output } from '@zhike/contract/endpoint'
import type { Department, departments } from '@zhike/contract/staff'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { unlessInUse } from '../platform/db/in-use.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  deleteDepartment,
  endReception,
  insertDepartment,
  lockTree,
  selectDepartment,
  selectDepartments,
  standsBelow,
  updateDepartmentRow,
} from './departments.queries.ts'
import { isColleague } from './staff.queries.ts'

/** The tree of departments, flat, by name. */
export async function listDepartments(ctx: Ctx): Promise<Output<typeof departments.list>> {
  return { items: await selectDepartments(ctx.db) }
}

/** Adds a department; the first of all is the reception. Throws `department.unknown` for its parent. */
export async function createDepartment(ctx: Ctx, input: Input<typeof departments.create>): Promise<Department> {
  const { name, parentId } = input
  await lockTree(ctx.db)
  if (parentId !== null && !(await selectDepartment(ctx.db, parentId))) failAt(ctx, 'parentId', 'department.unknown')
  const id = uuidv7(ctx.now)
  await insertDepartment(ctx.db, { id, name, parentId })
  await emitForCompany(ctx, { type: 'department.created', subject: subject(id), data: { parentId } })
  return get(ctx, id)
}

/**
 * Renames or moves a department, says who leads it, or makes it the reception instead of the one that was. Whom people of scope
 * department see follows with the next request. Throws `department.cycle`, `department.unknown`,
 * `staff.unknown`, `record.changed`.
 */
export async function updateDepartment(ctx: Ctx, input: Input<typeof departments.update>): Promise<Department> {
  const { id, name, parentId, reception, headId } = input
  await lockTree(ctx.db)
  const before = await get(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  if (parentId && !(await selectDepartment(ctx.db, parentId))) failAt(ctx, 'parentId', 'department.unknown')
  if (parentId && (await standsBelow(ctx.db, parentId, id))) fail('department.cycle')
  if (headId && !(await isColleague(ctx.db, headId))) failAt(ctx, 'headId', 'staff.unknown')
  const facts = {
    ...(name === undefined || name === before.name ? {} : { name }),
    ...(parentId === undefined || parentId === before.parentId ? {} : { parentId }),
    ...(reception === undefined || before.reception ? {} : { reception }),
    ...(headId === undefined || headId === before.headId ? {} : { headId }),
  }
  const fields = Object.keys(facts)
  if (fields.length === 0) return before
  if (facts.reception) await endReception(ctx.db)
  await updateDepartmentRow(ctx.db, id, facts)
  const after = await get(ctx, id)
  await emitForCompany(ctx, {
    type: 'department.updated',
    subject: subject(id),
    data: { fields, parentId: after.parentId },
  })
  return after
}

/** Removes an empty department. Throws `department.in_use` and `department.is_reception`. */
export async function removeDepartment(ctx: Ctx, { id }: Input<typeof departments.remove>): Promise<void> {
  await lockTree(ctx.db)
  if ((await get(ctx, id)).reception) fail('department.is_reception')
  await unlessInUse(deleteDepartment(ctx.db, id), 'department.in_use')
  await emitForCompany(ctx, { type: 'department.removed', subject: subject(id), data: {} })
}

const get = async (ctx: Ctx, id: string) => (await selectDepartment(ctx.db, id)) ?? fail('record.not_found')

const subject = (id: string) => ({ type: 'department', id })
