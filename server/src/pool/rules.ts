import { isDeepStrictEqual } from 'node:util'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { PoolRule, poolRules } from '@zhike/contract/pool'
import { ownFields } from '../own-fields/own-fields.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { StoredRule } from './pool.tables.ts'
import { insertRule, lockRule, selectRules, updateRuleRow } from './rules.queries.ts'

type RuleFacts = Input<typeof poolRules.create>

export async function listRules(ctx: Ctx): Promise<Output<typeof poolRules.list>> {
  return { items: (await selectRules(ctx.db)).map(ruleOf) }
}

/** Adds a rule, which counts from when it is made active. Throws `pool.field_unknown`. */
export async function createRule(ctx: Ctx, input: RuleFacts): Promise<PoolRule> {
  const id = uuidv7(ctx.now)
  const facts = await checkedFacts(ctx, input)
  const row = await insertRule(ctx.db, { ...facts, id, createdAt: ctx.now, activeSince: null, removedAt: null })
  await emitForCompany(ctx, { type: 'pool_rule.created', subject: { type: 'pool_rule', id }, data: {} })
  return ruleOf(row)
}

/** Changes a rule, or makes it count or not. Throws `record.changed` and `pool.field_unknown`. */
export async function updateRule(
  ctx: Ctx,
  { id, active, ...given }: Input<typeof poolRules.update>,
): Promise<PoolRule> {
  const before = (await lockRule(ctx.db, id)) ?? fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const { activeSince } = before
  const wanted = active === undefined ? activeSince : active ? (activeSince ?? ctx.now) : null
  const after = { ...(await checkedFacts(ctx, { ...factsOf(before), ...defined(given) })), activeSince: wanted }
  const fields = changedFields(before, after)
  if (fields.length === 0) return ruleOf(before)
  const row = await updateRuleRow(ctx.db, id, after)
  await emitForCompany(ctx, { type: 'pool_rule.updated', subject: { type: 'pool_rule', id }, data: { fields } })
  return ruleOf(row)
}

/** Removes a rule; the histories of those whom it returned go on naming it. */
export async function removeRule(ctx: Ctx, { id }: { id: string }): Promise<void> {
  if (!(await lockRule(ctx.db, id))) fail('record.not_found')
  await updateRuleRow(ctx.db, id, { removedAt: ctx.now, activeSince: null })
  await emitForCompany(ctx, { type: 'pool_rule.removed', subject: { type: 'pool_rule', id }, data: {} })
}

/** What of a rule was given, with a field only where the basis needs one. Throws `pool.field_unknown`. */
export async function checkedFacts(ctx: Ctx, facts: RuleFacts): Promise<RuleFacts> {
  if (facts.basis !== 'date') return { ...facts, field: null }
  const { fields } = await ownFields(ctx, 'customer')
  const known = fields.some(({ key, type }) => key === facts.field && type === 'date')
  return known ? facts : failAt(ctx, 'field', 'pool.field_unknown')
}

const factsOf = ({ name, basis, field, days, kind, stages, tiers, protectionDays }: StoredRule): RuleFacts => ({
  name,
  basis,
  field,
  days,
  kind,
  stages,
  tiers,
  protectionDays,
})

const ruleOf = (row: StoredRule): PoolRule => ({
  id: row.id,
  ...factsOf(row),
  activeSince: row.activeSince?.toISOString() ?? null,
  version: row.version,
})

const changedFields = <T extends object>(before: T, after: Partial<T>) =>
  Object.keys(after).filter((key) => !isDeepStrictEqual(before[key as keyof T], after[key as keyof T]))

const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
