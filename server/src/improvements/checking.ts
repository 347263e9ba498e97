import type { Input } from '@zhike/contract/endpoint'
import type { Effect, Improvement, improvements, Sameness } from '@zhike/contract/improvements'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { compareSpans } from './comparing.ts'
import { countOrders } from './facts.queries.ts'
import { insertStep, selectImprovement, selectLinks, updateImprovementRow } from './improvements.queries.ts'
import { deedOf, lockOwn, tell } from './locking.ts'
import { momentsOf, readFacts } from './reading.ts'
import { getImprovement } from './showing.ts'
import { isSame, traitsOf } from './traits.ts'

type Spans = Omit<Input<typeof improvements.previewEffect>, 'id'>

/** Compares how often the same complaint came per 1,000 orders, of what the actor sees. */
export async function previewEffect(ctx: Ctx, input: Input<typeof improvements.previewEffect>): Promise<Effect> {
  const { same } = (await selectImprovement(ctx.db, input.id, input.afterTo)) ?? fail('record.not_found')
  return compare(ctx, input.id, same, input)
}

/**
 * Keeps the comparison, the scope in which it was counted and what is concluded from it: it works, or it begins again, with new
 * measures and another message to those who raised it. Throws `improvement.of_another`, `improvement.not_done`, and `improvement.ground_missing` where nothing
 * can be compared and no other ground is given.
 */
export async function checkEffect(ctx: Ctx, input: Input<typeof improvements.checkEffect>): Promise<Improvement> {
  const { id, verdict, note } = input
  const improvement = await lockOwn(ctx, id)
  if (improvement.state !== 'done') fail('improvement.not_done')
  const effect = await compare(ctx, id, improvement.same, input)
  if (verdict === 'effective' && effect.finding === 'no_orders' && note === '')
    failAt(ctx, 'note', 'improvement.ground_missing')
  const scope = ctx.actor.scope as 'all'
  await insertStep(ctx.db, {
    ...deedOf(ctx),
    id: uuidv7(ctx.now),
    improvementId: id,
    kind: verdict,
    note,
    effect,
    scope,
  })
  const again = { state: 'under_way', round: improvement.round + 1, changedOn: null } as const
  const next = verdict === 'effective' ? ({ state: 'effective' } as const) : again
  await updateImprovementRow(ctx.db, id, { ...next, updatedAt: ctx.now })
  await tell(ctx, improvement, 'improvement.checked', { verdict })
  return getImprovement(ctx, { id })
}

async function compare(ctx: Ctx, id: string, same: Sameness, spans: Spans): Promise<Effect> {
  const linked = new Set((await selectLinks(ctx.db, { improvementId: id })).map(({ ticketId }) => ticketId))
  const count = async (from: string, to: string) => {
    const moments = momentsOf(ctx, { from, to })
    let complaints = 0
    for await (const facts of readFacts(ctx, moments))
      if (linked.has(facts.ticketId) || isSame(traitsOf(facts), same)) complaints++
    return { from, to, complaints, orders: await countOrders(ctx.db, moments, same.sku) }
  }
  return compareSpans(await count(spans.beforeFrom, spans.beforeTo), await count(spans.afterFrom, spans.afterTo))
}
