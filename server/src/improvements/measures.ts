import type { Input } from '@zhike/contract/endpoint'
import type { Improvement, improvements } from '@zhike/contract/improvements'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { dueDayOf } from './due-days.ts'
import { deleteMeasure, findMeasure, insertMeasure, updateMeasureRow } from './improvements.queries.ts'
import { deedOf, lockKnown, lockOwn, seesTo, tell } from './locking.ts'
import { checkOwner } from './opening.ts'
import { getImprovement } from './showing.ts'

const usualDays = 10

/** Adds what is done about it, while it is not done. Throws `improvement.of_another`, `staff.unknown` and `improvement.concluded`. */
export async function addMeasure(ctx: Ctx, input: Input<typeof improvements.addMeasure>): Promise<Improvement> {
  const { id, kind, text } = input
  const improvement = await lockOwn(ctx, id)
  if (improvement.state === 'done' || improvement.state === 'effective') fail('improvement.concluded')
  const ownerId = input.ownerId ?? improvement.ownerId
  await checkOwner(ctx, ownerId)
  const dueOn =
    (await dueDayOf(ctx, input)) ?? (await dueDayOf(ctx, { dueInDays: usualDays })) ?? fail('request.invalid')
  const measure = { id: uuidv7(ctx.now), improvementId: id, round: improvement.round, kind, text, ownerId, dueOn }
  await insertMeasure(ctx.db, { ...measure, ...deedOf(ctx) })
  await tell(ctx, { ...improvement, ownerId }, 'improvement.measure_added', { ownerId })
  return getImprovement(ctx, { id })
}

/** Changes a measure that is not done. Throws `improvement.of_another`, `improvement.measure_done` and `staff.unknown`. */
export async function updateMeasure(ctx: Ctx, input: Input<typeof improvements.updateMeasure>): Promise<Improvement> {
  const { id, measureId, dueOn: _, dueInDays: __, ...facts } = input
  const improvement = await lockOwn(ctx, id)
  const { ownerId } = await findOpen(ctx, id, measureId)
  if (facts.ownerId !== undefined) await checkOwner(ctx, facts.ownerId)
  const dueOn = await dueDayOf(ctx, input)
  const given = Object.fromEntries(Object.entries({ ...facts, dueOn }).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length > 0) await updateMeasureRow(ctx.db, measureId, given)
  const whose = { ...improvement, ownerId: facts.ownerId ?? ownerId }
  await tell(ctx, whose, 'improvement.measure_changed', { measureId, fields: Object.keys(given) })
  return getImprovement(ctx, { id })
}

/** Takes a measure back that is not done. Throws `improvement.of_another` and `improvement.measure_done`. */
export async function removeMeasure(
  ctx: Ctx,
  { id, measureId }: Input<typeof improvements.removeMeasure>,
): Promise<void> {
  const improvement = await lockOwn(ctx, id)
  const { ownerId } = await findOpen(ctx, id, measureId)
  await deleteMeasure(ctx.db, measureId)
  await tell(ctx, { ...improvement, ownerId }, 'improvement.measure_removed', { measureId })
}

async function findOpen(ctx: Ctx, id: string, measureId: string) {
  const measure = (await findMeasure(ctx.db, id, measureId)) ?? fail('record.not_found')
  return measure.doneAt === null ? measure : fail('improvement.measure_done')
}

/**
 * Says that a measure is done, once, and by what that is seen; whoever owns it may. Throws `improvement.measure_done` and
 * `improvement.of_another`.
 */
export async function finishMeasure(
  ctx: Ctx,
  { id, measureId, evidence }: Input<typeof improvements.finishMeasure>,
): Promise<Improvement> {
  const improvement = await lockKnown(ctx, id)
  const { ownerId } = await findOpen(ctx, id, measureId)
  if (ownerId !== ctx.actor.id && !seesTo(ctx, improvement)) fail('improvement.of_another')
  const by = { doneAt: ctx.now, doneByKind: ctx.actor.kind, doneById: ctx.actor.id }
  await updateMeasureRow(ctx.db, measureId, { ...by, evidence })
  await tell(ctx, improvement, 'improvement.measure_done', {})
  return getImprovement(ctx, { id })
}
