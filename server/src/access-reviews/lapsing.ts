import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  findOpenReview,
  findReviewers,
  lockReview,
  noteReminder,
  type ReviewRow,
  selectLines,
} from './access-reviews.queries.ts'
import { decide, withdraw } from './deciding.ts'
import { daysLeft } from './opening.ts'

/** From so many days before a review is due, reviewers are reminded each day. */
const remindedDays = 3

/**
 * Reminds reviewers of a review that is due soon or overdue; once overdue, does with the undecided what was said. A review
 * that nobody has begun was forgotten, and suspends nobody: it would close the desk.
 */
export async function followUp(ctx: Ctx): Promise<void> {
  const review = await findOpenReview(ctx.db)
  if (!review || review.lines.open === 0) return
  const left = daysLeft(ctx, review.dueOn)
  if (left > remindedDays) return
  const isBegun = review.lines.open < review.lines.all
  if (left < 0 && isBegun && review.undecided === 'suspended') await lapse(ctx, review)
  else if (await noteReminder(ctx.db, review.id, companyDay(ctx.now))) await remind(ctx, review, left)
}

async function remind(ctx: Ctx, { id, lines }: ReviewRow, left: number): Promise<void> {
  const data = { daysLeft: left, open: lines.open }
  const subject = { type: 'access_review', id }
  const reviewers = (await findReviewers(ctx.db)).map((reviewer) => reviewer.id)
  await emitForCompany(ctx, { type: 'access_review.due', subject, data }, reviewers)
}

/** Ends the access of everybody about whom nobody has decided, but for the last administrator. */
async function lapse(ctx: Ctx, { id }: ReviewRow): Promise<void> {
  await lockReview(ctx.db, id)
  for (const line of await selectLines(ctx.db, id)) {
    if (line.decision !== null) continue
    try {
      await withdraw(ctx, line)
      await decide(ctx, id, line, 'lapsed', null)
    } catch (error) {
      if (!(error instanceof AppError && error.reason === 'staff.last_administrator')) throw error
    }
  }
}
