import type { Input } from '@zhike/contract/endpoint'
import type { Need, needs } from '@zhike/contract/needs'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import type { Change } from '../platform/events/events.ts'
import { lockForChange } from './locking.ts'
import { findColleague, type LockedNeed, updateNeedRow } from './needs.queries.ts'
import { getNeed } from './showing.ts'
import { handOver } from './sights.ts'
import { tell } from './telling.ts'

/**
 * Changes what is known of a need, or hands it to a colleague, who then sees the customer until the need is concluded.
 * Throws `record.changed`, `customer.read_only` and `staff.unknown`.
 */
export async function updateNeed(ctx: Ctx, { id, ownerId, ...facts }: Input<typeof needs.update>): Promise<Need> {
  const need = await lockForChange(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== need.version) fail('record.changed')
  await changeFacts(ctx, need, facts)
  if (ownerId === undefined || ownerId === need.ownerId) return getNeed(ctx, { id })
  if (ownerId !== null && !(await findColleague(ctx.db, ownerId))) failAt(ctx, 'ownerId', 'staff.unknown')
  await updateNeedRow(ctx.db, need, { ownerId, updatedAt: ctx.now })
  const told = async (in_: Ctx) => {
    await tell(in_, need, 'need.handed_over', { ownerId, formerId: need.ownerId })
    return getNeed(in_, { id })
  }
  // whoever follows up a concluded need is remembered, and needs to see nothing for it
  return need.concludedAt === null ? handOver(ctx, need, ownerId, told) : told(ctx)
}

type Facts = Omit<Input<typeof needs.update>, 'id' | 'ownerId'>

async function changeFacts(ctx: Ctx, need: LockedNeed, facts: Facts): Promise<void> {
  const changes = (Object.keys(facts) as (keyof Facts)[])
    .filter((field) => facts[field] !== undefined && facts[field] !== need[field])
    .map((field): Change => ({ field, old: need[field], new: facts[field] }))
  if (changes.length === 0) return
  const changed = Object.fromEntries(changes.map((change) => [change.field, change.new])) as Facts
  await updateNeedRow(ctx.db, need, { ...changed, updatedAt: ctx.now })
  await tell(ctx, need, 'need.changed', { fields: changes.map(({ field }) => field) }, changes)
}
