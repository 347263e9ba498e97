import type { Input, Output } from '@zhike/contract/endpoint'
import type { Feedback, FeedbackTheme, feedback, feedbackThemes } from '@zhike/contract/feedback'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit, emitForCompany } from '../platform/events/events.ts'
import { isColleague } from '../staff/staff.ts'
import { saveFeedback } from './feedback.queries.ts'
import { handOn } from './handing-on.ts'
import { lockFeedback } from './listing.ts'
import { insertTheme, isNameTaken, lockTheme, selectThemes, updateThemeRow } from './themes.queries.ts'

/**
 * Says what a suggestion or praise is about, or that nobody knows (`null`). While it is unfinished it goes to whoever sees to it
 * then. Throws `feedback.theme_unknown`.
 */
export async function setTheme(ctx: Ctx, { ticketId, themeId }: Input<typeof feedback.setTheme>): Promise<Feedback> {
  const ticket = await lockFeedback(ctx, ticketId)
  const theme = themeId === null ? undefined : await lockTheme(ctx.db, themeId)
  if (themeId !== null && !theme) failAt(ctx, 'themeId', 'feedback.theme_unknown')
  await saveFeedback(ctx.db, ticket, { themeId, themedById: ctx.actor.id })
  const { number } = ticket
  const subject = { type: 'ticket', id: ticketId }
  await emit(ctx, ticket.customerId, { type: 'feedback.themed', subject, data: { number, themeId } })
  return handOn(ctx, ticket)
}

export const listThemes = async (ctx: Ctx): Promise<Output<typeof feedbackThemes.list>> => ({
  items: await selectThemes(ctx.db),
})

/** Throws `staff.unknown` and `feedback.theme_taken`. */
export async function createTheme(ctx: Ctx, input: Input<typeof feedbackThemes.create>): Promise<FeedbackTheme> {
  await checkOwner(ctx, input.ownerId)
  const id = uuidv7(ctx.now)
  const added = await insertTheme(ctx.db, { ...input, id, createdAt: ctx.now, retiredAt: null })
  if (!added) failAt(ctx, 'name', 'feedback.theme_taken')
  const { name, ownerId } = input
  await emitForCompany(ctx, {
    type: 'feedback_theme.created',
    subject: { type: 'feedback_theme', id },
    data: { name, ownerId },
  })
  return getTheme(ctx, id)
}

/** Throws `record.changed`, `staff.unknown` and `feedback.theme_taken`. */
export async function updateTheme(ctx: Ctx, input: Input<typeof feedbackThemes.update>): Promise<FeedbackTheme> {
  const { id, ...facts } = input
  const { version } = (await lockTheme(ctx.db, id)) ?? fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== version) fail('record.changed')
  if (facts.ownerId !== undefined) await checkOwner(ctx, facts.ownerId)
  if (facts.name !== undefined && (await isNameTaken(ctx.db, facts.name, id)))
    failAt(ctx, 'name', 'feedback.theme_taken')
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  await updateThemeRow(ctx.db, id, given)
  const subject = { type: 'feedback_theme', id }
  await emitForCompany(ctx, { type: 'feedback_theme.updated', subject, data: { fields: Object.keys(given) } })
  return getTheme(ctx, id)
}

/** Takes a theme out of use; what has it keeps it. */
export async function retireTheme(ctx: Ctx, { id }: Input<typeof feedbackThemes.retire>): Promise<void> {
  if (!(await lockTheme(ctx.db, id))) fail('record.not_found')
  await updateThemeRow(ctx.db, id, { retiredAt: ctx.now })
  await emitForCompany(ctx, { type: 'feedback_theme.retired', subject: { type: 'feedback_theme', id }, data: {} })
}

async function getTheme(ctx: Ctx, id: string): Promise<FeedbackTheme> {
  const [theme] = await selectThemes(ctx.db, id)
  return theme ?? fail('record.not_found')
}

async function checkOwner(ctx: Ctx, ownerId: string): Promise<void> {
  if (!(await isColleague(ctx.db, ownerId))) failAt(ctx, 'ownerId', 'staff.unknown')
}
