import type { Input } from '@zhike/contract/endpoint'
import { roleCodes } from '@zhike/contract/permissions'
import type { LogInRules, logInRules } from '@zhike/contract/security/log-in-rules'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { countFactors, lockLogInRules, readLogInRules, updateLogInRules } from './log-in-rules.queries.ts'
import { nobody } from './nobody.ts'

/** What log-ins must fulfil, and how many people do. */
export async function getLogInRules(ctx: Ctx): Promise<LogInRules> {
  return { ...(await readLogInRules(ctx.db)), people: await countFactors(ctx.db) }
}

/** Sets what log-ins must fulfil; whoever owes something now is asked for it with the next request. Throws `record.changed`. */
export async function updateRules(ctx: Ctx, input: Input<typeof logInRules.update>): Promise<LogInRules> {
  const before = await lockLogInRules(ctx.db)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const { profile = before.profile, secondFactorRoles = before.secondFactorRoles } = input
  const after = { profile, secondFactorRoles: roleCodes.filter((code) => secondFactorRoles.includes(code)) }
  const fields = (['profile', 'secondFactorRoles'] as const).filter((one) => String(before[one]) !== String(after[one]))
  if (fields.length > 0) {
    await updateLogInRules(ctx.db, after)
    const subject = { type: 'log_in_rules', id: nobody }
    await emitForCompany(ctx, { type: 'log_in_rules.updated', subject, data: { fields, ...after } })
  }
  return getLogInRules(ctx)
}
