import type { Permission, RoleCode, Scope } from '@zhike/contract/permissions'
import { permissions } from '@zhike/contract/permissions'
import type { Me } from '@zhike/contract/security'
import type { DeskActor, Due } from '../platform/actor.ts'
import { isDeskActor, poolViewer } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'

/** What `auth.key_actor`, `auth.session_actor` and `auth.person_actor` say of somebody. */
export interface ActorRow {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly role: RoleCode
  readonly scope: Scope
  readonly permissions: readonly Permission[]
  readonly departmentId: string | null
  readonly teamIds: readonly string[]
  readonly reach: readonly string[]
  readonly sessionId?: string
  readonly due?: Due | null
  readonly keyId?: string
}

export const deskActor = (kind: 'staff' | 'key', row: ActorRow): DeskActor => ({
  ...row,
  kind,
  due: row.due ?? null,
  reach: row.permissions.includes('pool.claim') ? [...row.reach, poolViewer] : row.reach,
  permissions: new Set(row.permissions),
})

/** Who is asking. */
export async function whoAmI(ctx: Ctx): Promise<Me> {
  return isDeskActor(ctx.actor) ? describe(ctx.actor) : fail('session.required')
}

export const describe = (actor: DeskActor): Me => ({
  id: actor.id,
  kind: actor.kind,
  name: actor.name ?? '',
  email: actor.email,
  role: actor.role,
  scope: actor.scope,
  departmentId: actor.departmentId,
  teamIds: [...actor.teamIds],
  due: actor.due,
  permissions: permissions.filter((permission) => actor.permissions.has(permission)),
})
