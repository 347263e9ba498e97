import type { Input, Output } from '@zhike/contract/endpoint'
import { NeedState, type needs, UnmetReason } from '@zhike/contract/needs'
import type { Ctx } from '../platform/ctx.ts'
import { countNeeds } from './needs.queries.ts'

const day = 86_400_000

/** How many needs in sight stand where, in the order of their life, and why the given up ones were, most frequent first. */
export async function summariseNeeds(
  ctx: Ctx,
  { days }: Input<typeof needs.summary>,
): Promise<Output<typeof needs.summary>> {
  const counts = await countNeeds(ctx.db, new Date(ctx.now.getTime() - days * day))
  const sum = (fits: (one: (typeof counts)[number]) => boolean) =>
    counts.filter(fits).reduce((total, { needs }) => total + needs, 0)
  const reasons = UnmetReason.options.map((reason) => ({ reason, needs: sum((one) => one.reason === reason) }))
  return {
    states: NeedState.options.map((state) => ({ state, needs: sum((one) => one.state === state) })),
    reasons: reasons.filter(({ needs }) => needs > 0).toSorted((a, b) => b.needs - a.needs),
  }
}
