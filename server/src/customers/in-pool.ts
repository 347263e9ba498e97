import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { mayWrite } from './customers.queries.ts'
import { deletePoolEntry, isPooled } from './pool-entries.queries.ts'
import { withdrawSightRows } from './sights.queries.ts'

/** Why everybody who may claim sees a customer. */
export const pooled = (id: string) => ({ reason: 'pool', sourceId: id }) as const

/** Takes a customer out of the pool, if it is there: whoever only saw it there sees it no more. */
export async function leavePool(ctx: Ctx, id: string): Promise<void> {
  if (await deletePoolEntry(ctx.db, id)) await withdrawSightRows(ctx.db, id, pooled(id), null)
}

/** Throws `customer.in_pool` for who sees a customer in the pool only, and has to claim it first. */
export async function refusePooled(ctx: Ctx, id: string): Promise<void> {
  if ((await isPooled(ctx.db, id)) && !(await mayWrite(ctx.db, id))) fail('customer.in_pool')
}
