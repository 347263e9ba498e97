import type { Input } from '@zhike/contract/endpoint'
import type { PromisePolicy, PublicationOutlook, promisePolicies } from '@zhike/contract/time-promises'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { choosePolicy } from './choosing.ts'
import { findPolicy, lockPolicy, selectPoliciesInForce, updatePolicyRow } from './policies.queries.ts'
import { getDraft, policyOf, subject } from './policies.ts'
import { countUnfinished } from './publishing.queries.ts'

/**
 * Whom a draft would concern among the unfinished tickets in sight: what is promised stays promised, so only those under no
 * policy would get times. Throws `record.not_found`.
 */
export async function foreseePublication(
  ctx: Ctx,
  { id }: Input<typeof promisePolicies.foresee>,
): Promise<PublicationOutlook> {
  const draft = await findPolicy(ctx.db, id)
  if (!draft || draft.retiredAt) return fail('record.not_found')
  const inForce = await selectPoliciesInForce(ctx.db)
  const then = [...inForce.filter((policy) => policy.id !== id && policy.id !== draft.replacesId), draft]
  const suited = (await countUnfinished(ctx.db)).filter((alike) => choosePolicy(then, alike)?.id === id)
  const count = (promised: boolean) =>
    suited.reduce((sum, alike) => sum + (alike.promised === promised ? alike.tickets : 0), 0)
  return { keeping: count(true), unpromised: count(false) }
}

/**
 * Puts a draft in force and the policy that it replaces out of it. What nobody replayed is published only with a reason.
 * Throws `promise_policy.not_replayed` and `promise_policy.published`.
 */
export async function publishPolicy(
  ctx: Ctx,
  { id, skipReason }: Input<typeof promisePolicies.publish>,
): Promise<PromisePolicy> {
  const { replacesId, replayedAt } = await getDraft(ctx, id)
  if (!replayedAt && !skipReason) fail('promise_policy.not_replayed')
  const by = ctx.actor.id
  if (replacesId && (await lockPolicy(ctx.db, replacesId)))
    await updatePolicyRow(ctx.db, replacesId, { retiredAt: ctx.now, retiredBy: by })
  const row = await updatePolicyRow(ctx.db, id, { publishedAt: ctx.now, publishedBy: by })
  await emitForCompany(ctx, {
    type: 'promise_policy.published',
    subject: subject(id),
    data: { replacesId, skipReason: replayedAt ? null : (skipReason ?? null) },
  })
  return policyOf(row)
}
