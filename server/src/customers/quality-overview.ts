import { Defect, type dataQuality, defectsOf, type QualityPart } from '@zhike/contract/data-quality'
import type { Input, Output } from '@zhike/contract/endpoint'
import { countOf } from '../filters/filters.ts'
import { companyDay, dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { choiceOf } from './choosing.ts'
import { countDefects, findReviews, findTeamDays } from './quality.queries.ts'

/** How good the records in sight are, and how many have which defect: a defect that nobody has is there with 0. */
export async function getQualityOverview(
  ctx: Ctx,
  { owner }: Input<typeof dataQuality.overview>,
): Promise<Output<typeof dataQuality.overview>> {
  const rows = await countDefects(ctx.db, await choiceOf(ctx, owner === undefined ? {} : { owner }))
  const all = rows.find(({ defect }) => defect === null)
  const counted = new Map(rows.map(({ defect, matching, exact }) => [defect, countOf(matching, exact).value]))
  return {
    score: all?.score == null ? null : Math.round(all.score * 10) / 10,
    customers: countOf(all?.matching ?? 0, all?.exact ?? true),
    defects: Defect.options.map((defect) => ({ defect, part: partOf(defect), customers: counted.get(defect) ?? 0 })),
  }
}

const partOf = (defect: Defect) =>
  (Object.keys(defectsOf) as QualityPart[]).find((part) => (defectsOf[part] as readonly Defect[]).includes(defect)) ??
  'valid'

/** The customers of the actor who are due for review, and how many there are. */
export async function listReviews(ctx: Ctx, most: number) {
  const rows = ctx.actor.id === null ? [] : await findReviews(ctx.db, ctx.actor.id, most)
  const customers = rows.map(({ id, name, confirmedAt }) => ({ id, name, confirmedAt: confirmedAt.toISOString() }))
  return { count: rows[0]?.count ?? 0, customers }
}

/** The mean scores of the teams in sight, day by day. */
export async function listQualityTrends(
  ctx: Ctx,
  { days }: Input<typeof dataQuality.trends>,
): Promise<Output<typeof dataQuality.trends>> {
  const rows = await findTeamDays(ctx.db, companyDay(new Date(ctx.now.getTime() - days * dayMs)))
  const byTeam = Map.groupBy(rows, ({ teamId }) => teamId)
  return {
    items: [...byTeam].map(([id, of]) => ({
      team: id === null ? null : { id, name: of[0]?.name ?? '' },
      days: of.map(({ day, customers, score }) => ({ day, customers, score })),
    })),
  }
}
