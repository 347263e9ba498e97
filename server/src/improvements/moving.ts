import type { Input } from '@zhike/contract/endpoint'
import type { Improvement, improvements } from '@zhike/contract/improvements'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { countMeasures, updateImprovementRow } from './improvements.queries.ts'
import { lockOwn, tell, writeStep } from './locking.ts'
import { getImprovement } from './showing.ts'

/** Begins what is planned. Throws `improvement.of_another`, `improvement.not_planned` and `improvement.no_measure`. */
export async function startImprovement(ctx: Ctx, { id, note }: Input<typeof improvements.start>): Promise<Improvement> {
  const improvement = await lockOwn(ctx, id)
  if (improvement.state !== 'planned') fail('improvement.not_planned')
  if ((await countMeasures(ctx.db, id, improvement.round)).all === 0) fail('improvement.no_measure')
  await updateImprovementRow(ctx.db, id, { state: 'under_way', updatedAt: ctx.now })
  await writeStep(ctx, id, 'started', note)
  await tell(ctx, improvement, 'improvement.started', {})
  return getImprovement(ctx, { id })
}

/**
 * Says that everything is done, and since which day the change counts (today unless said). Throws
 * `improvement.of_another`, `improvement.not_under_way`, `improvement.no_measure` and `improvement.measures_open`.
 */
export async function completeImprovement(
  ctx: Ctx,
  { id, note, changedOn }: Input<typeof improvements.complete>,
): Promise<Improvement> {
  const improvement = await lockOwn(ctx, id)
  if (improvement.state !== 'under_way') fail('improvement.not_under_way')
  const measures = await countMeasures(ctx.db, id, improvement.round)
  if (measures.all === 0) fail('improvement.no_measure')
  if (measures.open > 0) fail('improvement.measures_open')
  const since = changedOn ?? companyDay(ctx.now)
  await updateImprovementRow(ctx.db, id, { state: 'done', changedOn: since, updatedAt: ctx.now })
  await writeStep(ctx, id, 'done', note)
  await tell(ctx, improvement, 'improvement.done', {})
  return getImprovement(ctx, { id })
}
