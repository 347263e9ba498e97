import type { AccessReview, accessReviews } from '@zhike/contract/access-reviews'
import type { Input, Output } from '@zhike/contract/endpoint'
import { failBefore } from '../platform/bounds.ts'
import { companyDay, dayMs, wholeDaysBetween } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { findReview, findReviewers, insertReview, type ReviewRow, selectReviews } from './access-reviews.queries.ts'

/** So long there is to decide about everybody. */
const days = 14

/** The reviews, the latest first. */
export async function listAccessReviews(ctx: Ctx): Promise<Output<typeof accessReviews.list>> {
  return { items: (await selectReviews(ctx.db)).map((row) => reviewOf(ctx, row)) }
}

/** Opens a review of everybody who may get in now. Throws `access_review.open` while another one is open. */
export async function openAccessReview(
  ctx: Ctx,
  { dueOn, undecided }: Input<typeof accessReviews.open>,
): Promise<AccessReview> {
  const earliest = companyDay(ctx.now)
  if (dueOn !== undefined && dueOn < earliest) failBefore(ctx, 'dueOn', earliest)
  const id = await open(ctx, { quarter: null, dueOn: dueOn ?? dueDay(ctx), undecided })
  return reviewOf(ctx, (await findReview(ctx.db, id ?? fail('access_review.open'))) ?? fail('record.not_found'))
}

/** Opens the review of the quarter, once, unless one is open: that one is to be finished first. */
export async function openQuarterly(ctx: Ctx): Promise<void> {
  const [last] = await selectReviews(ctx.db)
  const [year = '', month = ''] = companyDay(ctx.now).split('-')
  const quarter = `${year}-Q${Math.ceil(Number(month) / 3)}`
  await open(ctx, { quarter, dueOn: dueDay(ctx), undecided: last?.undecided ?? 'shown' })
}

async function open(
  ctx: Ctx,
  review: Pick<AccessReview, 'quarter' | 'dueOn' | 'undecided'>,
): Promise<string | undefined> {
  const id = uuidv7(ctx.now)
  const lines = await insertReview(ctx.db, { ...review, id, at: ctx.now, by: ctx.actor })
  if (lines === undefined) return undefined
  const { quarter, dueOn } = review
  await emitForCompany(
    ctx,
    { type: 'access_review.opened', subject: { type: 'access_review', id }, data: { quarter, dueOn, lines } },
    (await findReviewers(ctx.db)).map((reviewer) => reviewer.id),
  )
  return id
}

const dueDay = ({ now }: Ctx) => companyDay(new Date(now.getTime() + days * dayMs))

export const daysLeft = ({ now }: Pick<Ctx, 'now'>, dueOn: string): number =>
  wholeDaysBetween(now, new Date(`${dueOn}T12:00:00+08:00`))

export const reviewOf = (ctx: Pick<Ctx, 'now'>, row: ReviewRow): AccessReview => ({
  ...row,
  daysLeft: daysLeft(ctx, row.dueOn),
  openedAt: row.openedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
})
