import type { Input, Output } from '@zhike/contract/endpoint'
import type { Team, teams } from '@zhike/contract/staff'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { unlessInUse } from '../platform/db/in-use.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  deleteTeam,
  insertTeam,
  selectDepartment,
  selectTeam,
  selectTeams,
  updateTeamRow,
} from './departments.queries.ts'

/** The teams of the company, or of one department, by name. */
export async function listTeams(ctx: Ctx, input: Input<typeof teams.list>): Promise<Output<typeof teams.list>> {
  return { items: await selectTeams(ctx.db, input.department) }
}

/** Adds a team. Throws `department.unknown`. */
export async function createTeam(ctx: Ctx, { name, departmentId }: Input<typeof teams.create>): Promise<Team> {
  await checkDepartment(ctx, departmentId)
  const id = uuidv7(ctx.now)
  await insertTeam(ctx.db, { id, name, departmentId })
  await emitForCompany(ctx, { type: 'team.created', subject: subject(id), data: { departmentId } })
  return get(ctx, id)
}

/** Renames a team or moves it. Throws `department.unknown` and `record.changed`. */
export async function updateTeam(ctx: Ctx, { id, name, departmentId }: Input<typeof teams.update>): Promise<Team> {
  const before = await get(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  if (departmentId !== undefined) await checkDepartment(ctx, departmentId)
  const facts = {
    ...(name === undefined || name === before.name ? {} : { name }),
    ...(departmentId === undefined || departmentId === before.departmentId ? {} : { departmentId }),
  }
  const fields = Object.keys(facts)
  if (fields.length === 0) return before
  await updateTeamRow(ctx.db, id, facts)
  const after = await get(ctx, id)
  await emitForCompany(ctx, {
    type: 'team.updated',
    subject: subject(id),
    data: { fields, departmentId: after.departmentId },
  })
  return after
}

/** Removes an empty team. Throws `team.in_use`. */
export async function removeTeam(ctx: Ctx, { id }: Input<typeof teams.remove>): Promise<void> {
  await get(ctx, id)
  await unlessInUse(deleteTeam(ctx.db, id), 'team.in_use')
  await emitForCompany(ctx, { type: 'team.removed', subject: subject(id), data: {} })
}

async function checkDepartment(ctx: Ctx, id: string): Promise<void> {
  if (!(await selectDepartment(ctx.db, id))) failAt(ctx, 'departmentId', 'department.unknown')
}

const get = async (ctx: Ctx, id: string) => (await selectTeam(ctx.db, id)) ?? fail('record.not_found')

const subject = (id: string) => ({ type: 'team', id })
