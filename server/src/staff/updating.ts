import type { Input } from '@zhike/contract/endpoint'
import { defaultScope } from '@zhike/contract/permissions'
import type { StaffMember, staff } from '@zhike/contract/staff'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { endSessions, revokeKeysOf } from '../security/security.ts'
import { checkPlaces, getStaff } from './members.ts'
import { lockStaffMember, setTeams, updateStaffRow } from './staff.queries.ts'
import { keepAnAdministrator } from './suspending.ts'

type LockedRow = NonNullable<Awaited<ReturnType<typeof lockStaffMember>>>

/**
 * Changes a colleague. A new role brings its default scope unless a scope is given with it; sessions end with a new
 * role, and keys that act for the person with a new role or scope. Throws `record.changed`, `staff.last_administrator`, `department.unknown`, `team.unknown`, `post.unknown`.
 */
export async function updateStaff(ctx: Ctx, input: Input<typeof staff.update>): Promise<StaffMember> {
  const { id } = input
  if (input.role !== undefined && input.role !== 'administrator') await keepAnAdministrator(ctx, id)
  const before = (await lockStaffMember(ctx.db, id)) ?? fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const after = changed(before, input)
  const fields = differing(before, after)
  if (fields.length === 0) return getStaff(ctx, { id })
  await checkPlaces(ctx, after)
  const { teamIds, ...facts } = after
  await updateStaffRow(ctx.db, id, facts)
  if (fields.includes('teamIds')) await setTeams(ctx.db, id, teamIds)
  if (fields.includes('role')) await endSessions(ctx, id)
  if (fields.includes('role') || fields.includes('scope')) await revokeKeysOf(ctx, id)
  await record(ctx, before, after, fields)
  return getStaff(ctx, { id })
}

type Facts = Pick<LockedRow, 'name' | 'role' | 'scope' | 'departmentId' | 'postId' | 'teamIds'>

function changed(before: LockedRow, input: Input<typeof staff.update>): Facts {
  const role = input.role ?? before.role
  return {
    name: input.name ?? before.name,
    role,
    scope: input.scope ?? (role === before.role ? before.scope : defaultScope[role]),
    departmentId: input.departmentId === undefined ? before.departmentId : input.departmentId,
    postId: input.postId === undefined ? before.postId : input.postId,
    teamIds: input.teamIds === undefined ? before.teamIds : [...new Set(input.teamIds)].sort(),
  }
}

const differing = (before: Facts, after: Facts) =>
  (Object.keys(after) as (keyof Facts)[]).filter((field) => String(before[field]) !== String(after[field]))

const moves: readonly string[] = ['departmentId', 'teamIds']

async function record(ctx: Ctx, before: LockedRow, after: Facts, fields: readonly string[]): Promise<void> {
  const subject = { type: 'staff', id: before.id }
  const own = fields.filter((field) => !moves.includes(field))
  if (own.length > 0) {
    const { role, scope } = after
    const data = { fields: own, role, scope, formerRole: before.role, formerScope: before.scope }
    await emitForCompany(ctx, { type: 'staff.updated', subject, data }, [before.id])
  }
  if (own.length === fields.length) return
  const data = {
    departmentId: after.departmentId,
    teamIds: after.teamIds,
    formerDepartmentId: before.departmentId,
    formerTeamIds: before.teamIds,
  }
  await emitForCompany(ctx, { type: 'staff.moved', subject, data }, [before.id])
}
