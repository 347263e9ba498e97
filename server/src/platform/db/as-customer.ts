import { sql } from 'kysely'
import { type Actor, customerActor } from '../actor.ts'
import type { Ctx } from '../ctx.ts'

/**
 * Does something as a customer who proved to be one (by a signed link), within the transaction of the request: the
 * database shows and takes only what is this customer's own. Afterwards the request is the caller's again.
 */
export async function asCustomer<T>(ctx: Ctx, customerId: string, step: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = customerActor(customerId)
  await enter(ctx, actor)
  // After an error the transaction is lost anyway, and the role with it: nothing to set back.
  const result = await step({ ...ctx, actor })
  await enter(ctx, ctx.actor)
  return result
}

const enter = (ctx: Ctx, { scope, reach }: Actor) =>
  sql`SELECT set_config('role', ${`zhike_${scope}`}, true), set_config('zhike.actor', ${`{${reach.join(',')}}`}, true)`.execute(
    ctx.db,
  )
