import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type LockedNeed, lockNeed } from './needs.queries.ts'

/** The need that is about to change; whoever else wants to change it waits. Throws `record.not_found` and `customer.read_only`. */
export async function lockForChange(ctx: Ctx, id: string): Promise<LockedNeed> {
  const need = (await lockNeed(ctx.db, id)) ?? fail('record.not_found')
  return need.mayWrite ? need : fail('customer.read_only')
}

/** The same for what can only be done while a need is followed up; throws `need.concluded`. */
export async function lockUnconcluded(ctx: Ctx, id: string): Promise<LockedNeed> {
  const need = await lockForChange(ctx, id)
  return need.concludedAt === null ? need : fail('need.concluded')
}
