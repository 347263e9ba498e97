import type { PoolLimits, PoolStanding } from '@zhike/contract/pool'
import { lockForChange } from '../customers/customers.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { emit } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { putIntoPool } from './entering.ts'
import { findCandidates, findFacts, type PoolFacts } from './facts.queries.ts'
import { readLimits } from './limits.queries.ts'
import type { StoredRule } from './pool.tables.ts'
import { selectActiveRules } from './rules.queries.ts'
import { standingOf } from './standing.ts'
import { advanceSweep, dropWarning, finishSweep, type SweepRow, storeWarning, takeUpSweep } from './sweeping.queries.ts'

const inABatch = 200

/** Somebody else works on the sweep as well. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

interface Policy {
  readonly rules: readonly StoredRule[]
  readonly limits: PoolLimits
}

/**
 * Takes to the pool whom the rules take today, and tells the owners of those who follow soon. Each batch is a transaction
 * that also moves the sweep on: killed at any moment it goes on behind the last batch, and of several workers one acts.
 */
export async function sweepPool(background: Background): Promise<void> {
  const { now } = background
  let sweep = await background.inSystem((ctx) => takeUpSweep(ctx.db, companyDay(now), now))
  try {
    while (sweep) {
      background.signal.throwIfAborted()
      const from: SweepRow = sweep
      const to = await background.inSystem((ctx) => sweepBatch(ctx, from))
      sweep = to === undefined ? undefined : { ...from, afterId: to }
    }
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
  }
}

/** Gives how far it came, or undefined at the end. */
async function sweepBatch(ctx: Ctx, sweep: SweepRow): Promise<string | undefined> {
  const policy = { rules: await selectActiveRules(ctx.db), limits: await readLimits(ctx.db) }
  const within = { now: ctx.now, days: policy.limits.warnDays, also: 'warned' } as const
  const batch = await findCandidates(ctx.db, policy.rules, within, sweep.afterId, inABatch)
  const done = { returned: 0, warned: 0 }
  for (const facts of batch) {
    const deed = await sweepCustomer(ctx, facts, policy)
    if (deed) done[deed] += 1
  }
  const last = batch.at(-1)?.customerId ?? sweep.afterId
  if (!(await advanceSweep(ctx.db, sweep, last, done))) throw new Overtaken()
  if (batch.length === inABatch) return last
  await finishSweep(ctx.db, sweep.day, ctx.now)
  return undefined
}

async function sweepCustomer(ctx: Ctx, facts: PoolFacts, policy: Policy): Promise<'returned' | 'warned' | undefined> {
  const { warnDays } = policy.limits
  const standing = judge(ctx, facts, policy)
  if (standing && standing.daysLeft <= 0) return returnCustomer(ctx, facts.customerId, policy)
  if (standing && standing.daysLeft <= warnDays && facts.ownerId !== null)
    return warnOwner(ctx, { ...facts, ownerId: facts.ownerId }, standing)
  if (facts.warnedAt) await dropWarning(ctx.db, facts.customerId)
  return undefined
}

/** Looks once more when nobody else can change the customer: somebody may have spoken with it a moment ago. */
async function returnCustomer(ctx: Ctx, id: string, policy: Policy): Promise<'returned' | undefined> {
  const customer = await lockForChange(ctx, id)
  const [facts] = await findFacts(ctx.db, [id])
  const standing = facts && judge(ctx, facts, policy)
  if (!standing || standing.daysLeft > 0) return undefined
  await dropWarning(ctx.db, id)
  await putIntoPool(ctx, customer, { how: 'returned', ruleId: standing.rule.id }, policy.limits)
  return 'returned'
}

/** Tells the owner once. */
async function warnOwner(
  ctx: Ctx,
  { customerId, number, ownerId }: PoolFacts & { readonly ownerId: string },
  { rule, returnsOn }: PoolStanding,
): Promise<'warned' | undefined> {
  if (!(await storeWarning(ctx.db, { customerId, ownerId, returnsOn }, ctx.now))) return undefined
  await emit(ctx, customerId, {
    type: 'customer.return_announced',
    subject: { type: 'customer', id: customerId },
    data: { number, ownerId, ruleId: rule.id, returnsOn },
  })
  return 'warned'
}

const judge = ({ now }: Ctx, facts: PoolFacts, { rules, limits }: Policy) =>
  standingOf(facts, rules, { now, warnDays: limits.warnDays })
