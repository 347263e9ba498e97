import type { Input } from '@zhike/contract/endpoint'
import type { PoolLimits, poolRules } from '@zhike/contract/pool'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { nobody } from '../security/security.ts'
import { lockLimits, readLimits, updateLimitsRow } from './limits.queries.ts'

export const getLimits = (ctx: Ctx): Promise<PoolLimits> => readLimits(ctx.db)

/** Changes what holds for everybody who claims. Throws `record.changed`. */
export async function updateLimits(ctx: Ctx, given: Input<typeof poolRules.setLimits>): Promise<PoolLimits> {
  const before = await lockLimits(ctx.db)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const after: Omit<PoolLimits, 'version'> = {
    mostHeld: given.mostHeld === undefined ? before.mostHeld : given.mostHeld,
    mostDaily: given.mostDaily === undefined ? before.mostDaily : given.mostDaily,
    coolDownDays: given.coolDownDays ?? before.coolDownDays,
    warnDays: given.warnDays ?? before.warnDays,
    collaborators: given.collaborators ?? before.collaborators,
  }
  const fields = (Object.keys(after) as (keyof typeof after)[]).filter((field) => after[field] !== before[field])
  if (fields.length > 0) {
    await updateLimitsRow(ctx.db, after)
    const subject = { type: 'pool_limits', id: nobody }
    await emitForCompany(ctx, { type: 'pool_limits.updated', subject, data: { fields } })
  }
  return readLimits(ctx.db)
}
