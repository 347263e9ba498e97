import type { Input, Output } from '@zhike/contract/endpoint'
import type { feedbackThemes } from '@zhike/contract/feedback'
import { giveNotice, hearing, listNotices } from '../change-notices/change-notices.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { lockTheme, selectThemes, selectTicketsOf } from './themes.queries.ts'

/** Everybody hears once of what came of a theme; later changes are for those who raised it later. */
const round = 1

/** What was told to those who raised it, and how many in sight would be told now. */
export async function listTellings(
  ctx: Ctx,
  { id }: Input<typeof feedbackThemes.tellings>,
): Promise<Output<typeof feedbackThemes.tellings>> {
  if ((await selectThemes(ctx.db, id)).length === 0) fail('record.not_found')
  const tickets = await selectTicketsOf(ctx.db, id)
  const heard = await hearing(ctx, id, round)
  return { recipients: tickets.filter((ticketId) => !heard.has(ticketId)).length, items: await listNotices(ctx, id) }
}

/** Tells those in sight who raised it what changed. Throws `change_notice.nobody_to_tell`. */
export async function tellTheme(
  ctx: Ctx,
  { id, body }: Input<typeof feedbackThemes.tell>,
): Promise<Output<typeof feedbackThemes.tell>> {
  if (!(await lockTheme(ctx.db, id))) fail('record.not_found')
  await giveNotice(ctx, { type: 'feedback_theme', id, round }, body, await selectTicketsOf(ctx.db, id))
  return listTellings(ctx, { id })
}
