import type { AccessReview } from '@zhike/contract/access-reviews'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { findReviewers, finishReviewRow, lockReview, selectLines } from './access-reviews.queries.ts'
import { mayDecide } from './deciding.ts'
import { reviewOf } from './opening.ts'

/**
 * Closes a review in which everything is decided that somebody may decide: over the only administrator nobody may. Throws `access_review.finished` and `access_review.undecided`.
 */
export async function finishAccessReview(ctx: Ctx, { id }: { id: string }): Promise<AccessReview> {
  const review = (await lockReview(ctx.db, id)) ?? fail('record.not_found')
  if (review.finishedAt !== null) fail('access_review.finished')
  const open = (await selectLines(ctx.db, id)).filter(({ decision }) => decision === null)
  const reviewers = await findReviewers(ctx.db)
  if (open.some((line) => reviewers.some((reviewer) => mayDecide(reviewer, line)))) fail('access_review.undecided')
  const { confirmed, withdrawn, lapsed } = review.lines
  await finishReviewRow(ctx.db, id, ctx.now, ctx.actor.id)
  const subject = { type: 'access_review', id }
  await emitForCompany(ctx, { type: 'access_review.finished', subject, data: { confirmed, withdrawn, lapsed } })
  return reviewOf(ctx, (await lockReview(ctx.db, id)) ?? fail('record.not_found'))
}
