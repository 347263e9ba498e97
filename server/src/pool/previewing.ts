import type { Input } from '@zhike/contract/endpoint'
import type { PoolPreview, PoolStanding, poolRules } from '@zhike/contract/pool'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { nobody } from '../security/security.ts'
import { findCandidates, type PoolFacts } from './facts.queries.ts'
import type { DecidingRule } from './pool.tables.ts'
import { checkedFacts } from './rules.ts'
import { standingOf } from './standing.ts'

const inABatch = 5_000
const mostOwners = 100
const mostSampled = 10

/** Whom a rule would take today, of those whom the actor sees, by the very function that the sweep acts on. */
export async function previewRule(ctx: Ctx, input: Input<typeof poolRules.preview>): Promise<PoolPreview> {
  const rule: DecidingRule = { ...(await checkedFacts(ctx, input)), id: nobody }
  const owners = new Map<string | null, { owner: PoolPreview['owners'][number]['owner']; customers: number }>()
  const sample: PoolStanding[] = []
  for await (const { facts, standing } of taken(ctx, rule)) {
    const { ownerId, ownerName } = facts
    const counted = owners.get(ownerId) ?? {
      owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
      customers: 0,
    }
    owners.set(ownerId, { ...counted, customers: counted.customers + 1 })
    if (sample.length < mostSampled) sample.push(standing)
  }
  const largest = [...owners.values()].toSorted((one, other) => other.customers - one.customers)
  const shown = await findCustomerSummaries(
    ctx.db,
    sample.map(({ customerId }) => customerId),
  )
  return {
    customers: largest.reduce((sum, { customers }) => sum + customers, 0),
    owners: largest.slice(0, mostOwners),
    sample: sample.flatMap((standing) => {
      const customer = shown.get(standing.customerId)
      return customer ? [{ customer, standing }] : []
    }),
  }
}

/** Nobody is warned of a rule that does not count yet, so no notice puts the day off. */
async function* taken(
  { db, now }: Ctx,
  rule: DecidingRule,
): AsyncGenerator<{ facts: PoolFacts; standing: PoolStanding }> {
  let after: string | undefined = nobody
  while (after !== undefined) {
    const batch: PoolFacts[] = await findCandidates(db, [rule], { now, days: 0, also: 'nobody' }, after, inABatch)
    for (const facts of batch) {
      const standing = standingOf(facts, [rule], { now, warnDays: null })
      if (standing && standing.daysLeft <= 0) yield { facts, standing }
    }
    after = batch.length < inABatch ? undefined : batch.at(-1)?.customerId
  }
}
