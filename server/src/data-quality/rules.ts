import { isDeepStrictEqual } from 'node:util'
import type { dataQuality, QualityRules } from '@zhike/contract/data-quality'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { changeQualityRules, findQualityRules, lockQualityRules } from './rules.queries.ts'

/** There are one company's: events name them by nothing. */
const theRules = { type: 'data_quality_rules', id: '00000000-0000-0000-0000-000000000000' }

/** How quality is measured. */
export const getQualityRules = (ctx: Ctx): Promise<QualityRules> => findQualityRules(ctx.db)

/**
 * Changes how quality is measured; items that are not given stay. Everybody is judged anew in the background. Throws
 * `record.changed`, and `data_quality.weights` when the parts do not come to 100.
 */
export async function updateQualityRules(
  ctx: Ctx,
  given: Input<typeof dataQuality.updateRules>,
): Promise<QualityRules> {
  const before = await lockQualityRules(ctx.db)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const after = {
    weights: given.weights ?? before.weights,
    items: { ...before.items, ...given.items },
    confirmMonths: given.confirmMonths ?? before.confirmMonths,
  }
  const { complete, valid, fresh } = after.weights
  if (complete + valid + fresh !== 100) fail('data_quality.weights')
  const fields = (['weights', 'items', 'confirmMonths'] as const).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  )
  if (fields.length === 0) return before
  const rules = await changeQualityRules(ctx.db, after)
  await emitForCompany(ctx, { type: 'data_quality.rules_changed', subject: theRules, data: { fields } })
  return rules
}
