import { sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'

/** Runs a step as the role that alone reaches the tables of log-ins, and goes back to the actor's scope after it. */
export async function asLogInRole<T>(ctx: Ctx, step: () => Promise<T>): Promise<T> {
  await takeRole(ctx, 'app')
  // After an error the transaction is undone anyway, and the role with it.
  const result = await step()
  await takeRole(ctx, ctx.actor.scope)
  return result
}

const takeRole = (ctx: Ctx, name: string) => sql`SELECT set_config('role', ${`zhike_${name}`}, true)`.execute(ctx.db)
