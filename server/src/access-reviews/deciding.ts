import type { AccessDecision, AccessLine, accessReviews } from '@zhike/contract/access-reviews'
import type { Input, Output } from '@zhike/contract/endpoint'
import { isDeskActor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { revokeApiKey } from '../security/security.ts'
import { suspendStaff } from '../staff/staff.ts'
import {
  decideLine,
  findLine,
  findReview,
  type LineRow,
  lockReview,
  type Reviewer,
  selectLines,
} from './access-reviews.queries.ts'

/** Everybody who could get in when the review was opened, and what was decided. */
export async function listAccess(ctx: Ctx, { id }: { id: string }): Promise<Output<typeof accessReviews.lines>> {
  if (!(await findReview(ctx.db, id))) fail('record.not_found')
  return { items: (await selectLines(ctx.db, id)).map((row) => lineOf(reviewerOf(ctx), row)) }
}

/**
 * Confirms the access of a colleague or a key, or withdraws it, at once and with the reason. Throws `access_review.self`,
 * `access_review.administrator` for who is none, `access_review.decided`, and `staff.last_administrator`.
 */
export async function decideAccess(
  ctx: Ctx,
  { id, lineId, decision, reason }: Input<typeof accessReviews.decide>,
): Promise<AccessLine> {
  const review = (await lockReview(ctx.db, id)) ?? fail('record.not_found')
  const line = (await findLine(ctx.db, id, lineId)) ?? fail('record.not_found')
  if (review.finishedAt !== null) fail('access_review.finished')
  const reviewer = reviewerOf(ctx)
  if (isOwn(reviewer, line)) fail('access_review.self')
  if (!isTheirs(reviewer, line)) fail('access_review.administrator')
  if (line.decision !== null) fail('access_review.decided')
  if (decision === 'withdrawn') await withdraw(ctx, line)
  await decide(ctx, id, line, decision, reason === '' ? null : reason)
  return lineOf(reviewer, (await findLine(ctx.db, id, lineId)) ?? fail('record.not_found'))
}

const reviewerOf = ({ actor }: Ctx): Reviewer => (isDeskActor(actor) ? actor : fail('session.required'))

/** Ends the access of a line. */
export const withdraw = (ctx: Ctx, { kind, subjectId: id }: LineRow): Promise<unknown> =>
  kind === 'staff' ? suspendStaff(ctx, { id }) : revokeApiKey(ctx, { id })

/** Writes down what became of a line. */
export async function decide(
  ctx: Ctx,
  reviewId: string,
  { id, kind, subjectId }: LineRow,
  decision: AccessDecision,
  reason: string | null,
): Promise<void> {
  await decideLine(ctx.db, reviewId, id, { decision, reason, at: ctx.now, byId: ctx.actor.id })
  const subject = { type: 'access_review', id: reviewId }
  await emitForCompany(ctx, { type: 'access_review.decided', subject, data: { decision, kind, subjectId } })
}

/** Nobody decides about themselves or a key that acts for them; about administrators only administrators do. */
export const mayDecide = (reviewer: Reviewer, line: LineRow): boolean =>
  !isOwn(reviewer, line) && isTheirs(reviewer, line)

const isOwn = ({ id }: Reviewer, { personId, subjectId }: LineRow) => personId === id || subjectId === id
const isTheirs = (reviewer: Reviewer, { role }: LineRow) =>
  role !== 'administrator' || reviewer.role === 'administrator'

const lineOf = (reviewer: Reviewer, row: LineRow): AccessLine => ({
  ...row,
  since: row.since.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  secondFactorAt: row.secondFactorAt?.toISOString() ?? null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  mine: mayDecide(reviewer, row),
})
