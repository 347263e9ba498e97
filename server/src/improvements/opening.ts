import type { Input } from '@zhike/contract/endpoint'
import type { Improvement, improvements, Sameness } from '@zhike/contract/improvements'
import { sql } from 'kysely'
import { companyDay } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { isColleague } from '../staff/staff.ts'
import { dueDayOf } from './due-days.ts'
import { findNames } from './facts.queries.ts'
import { insertImprovement, nextNumber, updateImprovementRow } from './improvements.queries.ts'
import { linkAll } from './linking.ts'
import { lockOwn, tell, writeStep } from './locking.ts'
import { getImprovement } from './showing.ts'

/**
 * Opens an improvement about complaints in sight; without an owner it is the actor's. Throws `staff.unknown`,
 * `complaint.unknown`, `category.unknown` and `product.unknown`.
 */
export async function createImprovement(ctx: Ctx, input: Input<typeof improvements.create>): Promise<Improvement> {
  const { title, causeKind, cause, same, ticketIds } = input
  const ownerId = input.ownerId ?? ctx.actor.id ?? fail('session.required')
  await checkOwner(ctx, ownerId)
  await checkSame(ctx, same)
  const { actor, now } = ctx
  const number = await nextNumber(ctx.db, companyDay(now).slice(2).replaceAll('-', ''))
  const improvement = { id: uuidv7(now), number, ownerId }
  await insertImprovement(ctx.db, {
    ...improvement,
    ...{ title, causeKind, cause, same },
    dueOn: (await dueDayOf(ctx, input)) ?? null,
    createdByKind: actor.kind,
    createdById: actor.id,
    createdAt: now,
    updatedAt: now,
  })
  await writeStep(ctx, improvement.id, 'created', '')
  await tell(ctx, improvement, 'improvement.created', { ownerId })
  await linkAll(ctx, improvement, ticketIds)
  return getImprovement(ctx, improvement)
}

/** Changes what it is about. Throws `improvement.of_another`, `record.changed`, `staff.unknown`, `category.unknown` and `product.unknown`. */
export async function updateImprovement(ctx: Ctx, input: Input<typeof improvements.update>): Promise<Improvement> {
  const { id, same, dueOn: _, dueInDays: __, ...facts } = input
  const improvement = await lockOwn(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== improvement.version) fail('record.changed')
  if (facts.ownerId !== undefined) await checkOwner(ctx, facts.ownerId)
  if (same) await checkSame(ctx, same)
  const dueOn = await dueDayOf(ctx, input)
  const given = Object.fromEntries(Object.entries({ ...facts, dueOn }).filter(([, value]) => value !== undefined))
  const sameness = same ? { same: sql<Sameness>`${JSON.stringify(same)}::jsonb` } : {}
  await updateImprovementRow(ctx.db, id, { ...given, ...sameness, updatedAt: ctx.now })
  const fields = [...Object.keys(given), ...Object.keys(sameness)]
  await tell(ctx, { ...improvement, ...facts, ownerId: facts.ownerId ?? improvement.ownerId }, 'improvement.changed', {
    fields,
  })
  return getImprovement(ctx, { id })
}

export async function checkOwner(ctx: Ctx, ownerId: string): Promise<void> {
  if (!(await isColleague(ctx.db, ownerId))) failAt(ctx, 'ownerId', 'staff.unknown')
}

async function checkSame(ctx: Ctx, { categoryId, sku }: Sameness): Promise<void> {
  const names = await findNames(ctx.db, categoryId ? [categoryId] : [], sku ? [sku] : [])
  if (categoryId && !names.has(categoryId)) failAt(ctx, 'same', 'category.unknown')
  if (sku && !names.has(sku)) failAt(ctx, 'same', 'product.unknown')
}
