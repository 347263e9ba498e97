import type { Input, Output } from '@zhike/contract/endpoint'
import { defaultScope, permissions } from '@zhike/contract/permissions'
import type { Role, roles } from '@zhike/contract/security'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { nobody } from './nobody.ts'
import { lockRole, type RoleRow, selectHolders, selectRoles, setRolePermissions } from './security.queries.ts'

/** Roles have codes, events have ids: the audit names the role in the event's data. */
const rolesSubject = { type: 'roles', id: nobody }

/** The roles with what they may do and how many people hold them. */
export async function listRoles(ctx: Ctx): Promise<Output<typeof roles.list>> {
  return { items: (await selectRoles(ctx.db)).map(toRole) }
}

/**
 * Sets what a role may do; it counts from everybody's next request on, and their screens hear of it. Throws `role.self_lockout` when administrators
 * would lose the right to undo it, and `record.changed`.
 */
export async function updateRole(ctx: Ctx, input: Input<typeof roles.update>): Promise<Role> {
  const before = await lockRole(ctx.db, input.code)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  if (input.code === 'administrator' && !input.permissions.includes('roles.manage')) fail('role.self_lockout')
  const next = permissions.filter((permission) => input.permissions.includes(permission))
  const added = next.filter((permission) => !before.permissions.includes(permission))
  const removed = permissions.filter((p) => before.permissions.includes(p) && !next.includes(p))
  if (added.length + removed.length > 0) {
    await setRolePermissions(ctx.db, input.code, next)
    const event = { type: 'role.updated', subject: rolesSubject, data: { role: input.code, added, removed } } as const
    await emitForCompany(ctx, event, await selectHolders(ctx.db, input.code))
  }
  const row = (await selectRoles(ctx.db)).find((role) => role.code === input.code)
  return toRole(row ?? fail('role.unknown'))
}

const toRole = (row: RoleRow): Role => ({
  code: row.code,
  // a permission of another version of the program means nothing here
  permissions: permissions.filter((permission) => row.permissions.includes(permission)),
  defaultScope: defaultScope[row.code],
  members: row.members,
  version: row.version,
})
