import { isDeepStrictEqual } from 'node:util'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { PromisePolicy, promisePolicies } from '@zhike/contract/time-promises'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  deletePolicy,
  findCalendar,
  insertPolicy,
  lockPolicy,
  selectPolicies,
  updatePolicyRow,
} from './policies.queries.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

export async function listPolicies(ctx: Ctx): Promise<Output<typeof promisePolicies.list>> {
  return { items: (await selectPolicies(ctx.db)).map(policyOf) }
}

/** Drafts a policy. Throws `promise_policy.empty`, `promise_policy.resolution_too_short`, `promise_policy.unknown` and `calendar.unknown`. */
export async function draftPolicy(ctx: Ctx, input: Input<typeof promisePolicies.create>): Promise<PromisePolicy> {
  await checkFacts(ctx, input)
  const replaced = input.replacesId === null ? undefined : await lockPolicy(ctx.db, input.replacesId)
  if (input.replacesId !== null && !replaced?.publishedAt) failAt(ctx, 'replacesId', 'promise_policy.unknown')
  const id = uuidv7(ctx.now)
  const unpublished = { replayedAt: null, publishedBy: null, publishedAt: null, retiredBy: null, retiredAt: null }
  const row = await insertPolicy(ctx.db, { ...input, id, createdAt: ctx.now, ...unpublished })
  await emitForCompany(ctx, { type: 'promise_policy.drafted', subject: subject(id), data: {} })
  return policyOf(row)
}

/** Changes a draft. Throws `record.changed`, `promise_policy.published` and what drafting does. */
export async function updatePolicy(
  ctx: Ctx,
  { id, ...given }: Input<typeof promisePolicies.update>,
): Promise<PromisePolicy> {
  const before = await getDraft(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const fields = (Object.keys(given) as (keyof typeof given)[]).filter(
    (field) => given[field] !== undefined && !isDeepStrictEqual(given[field], before[field]),
  )
  if (fields.length === 0) return policyOf(before)
  const facts = Object.fromEntries(fields.map((field) => [field, given[field]]))
  await checkFacts(ctx, { ...before, ...facts })
  const row = await updatePolicyRow(ctx.db, id, { ...facts, replayedAt: null })
  await emitForCompany(ctx, { type: 'promise_policy.updated', subject: subject(id), data: { fields } })
  return policyOf(row)
}

/** Drops a draft, or takes a policy out of force; it stays for what it promised. */
export async function removePolicy(ctx: Ctx, { id }: Input<typeof promisePolicies.remove>): Promise<void> {
  const { publishedAt } = (await lockPolicy(ctx.db, id)) ?? fail('record.not_found')
  if (publishedAt) await updatePolicyRow(ctx.db, id, { retiredAt: ctx.now, retiredBy: ctx.actor.id })
  else await deletePolicy(ctx.db, id)
  const type = publishedAt ? 'promise_policy.retired' : 'promise_policy.dropped'
  await emitForCompany(ctx, { type, subject: subject(id), data: {} })
}

/** A draft, locked. Throws `record.not_found` and `promise_policy.published`. */
export async function getDraft(ctx: Ctx, id: string): Promise<StoredPolicy> {
  const found = (await lockPolicy(ctx.db, id)) ?? fail('record.not_found')
  return found.publishedAt ? fail('promise_policy.published') : found
}

type Facts = Pick<PromisePolicy, 'firstResponse' | 'nextUpdate' | 'resolution' | 'calendarId'>

async function checkFacts(ctx: Ctx, { firstResponse, nextUpdate, resolution, calendarId }: Facts): Promise<void> {
  if ([firstResponse, nextUpdate, resolution].every((minutes) => minutes === null))
    failAt(ctx, 'firstResponse', 'promise_policy.empty')
  if (firstResponse !== null && resolution !== null && resolution < firstResponse)
    failAt(ctx, 'resolution', 'promise_policy.resolution_too_short')
  if (calendarId !== null && !(await findCalendar(ctx.db, calendarId))) failAt(ctx, 'calendarId', 'calendar.unknown')
}

/** A policy as it is answered. */
export const policyOf = (row: StoredPolicy): PromisePolicy => ({
  id: row.id,
  name: row.name,
  kinds: row.kinds,
  priorities: row.priorities,
  tiers: row.tiers,
  channels: row.channels,
  firstResponse: row.firstResponse,
  nextUpdate: row.nextUpdate,
  resolution: row.resolution,
  calendarId: row.calendarId,
  warnPercent: row.warnPercent,
  replacesId: row.replacesId,
  replayedAt: row.replayedAt?.toISOString() ?? null,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  version: row.version,
})

/** Of events. */
export const subject = (id: string) => ({ type: 'promise_policy', id })
