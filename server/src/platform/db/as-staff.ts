import type { Permission, RoleCode } from '@zhike/contract/permissions'
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Ctx } from '../ctx.ts'

/** Whoever asked for something that is done later: as much of them as the database and operations go by. */
export interface Asker extends Pick<Actor, 'kind' | 'id' | 'scope' | 'reach'> {
  readonly role: RoleCode
  readonly permissions: readonly Permission[]
}

/**
 * Does a step of background work in the scope of whoever asked for it, within the transaction: the database shows and takes
 * only what it would from them.
 */
export async function asStaff<T>(ctx: Ctx, { permissions, ...who }: Asker, step: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = { ...ctx.actor, ...who, permissions: new Set(permissions) }
  await enter(ctx, actor)
  // After an error the transaction is lost anyway, and the role with it: nothing to set back.
  const result = await step({ ...ctx, actor })
  await enter(ctx, ctx.actor)
  return result
}

const enter = ({ db }: Ctx, { scope, reach }: Actor) =>
  sql`SELECT set_config('role', ${`zhike_${scope}`}, true), set_config('zhike.actor', ${`{${reach.join(',')}}`}, true)`.execute(
    db,
  )
