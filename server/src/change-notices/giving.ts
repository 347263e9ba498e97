import type { Telling } from '@zhike/contract/improvements'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { insertNotice, insertRecipients, selectHeard, selectNotices } from './change-notices.queries.ts'

/** What changed; each ticket hears once of each round of it. */
export interface Changed {
  readonly type: 'improvement' | 'feedback_theme'
  readonly id: string
  readonly round: number
}

/**
 * Has what changed told on these tickets, as replies of the actor; those that hear of this round already are left out.
 * Throws
 * `change_notice.nobody_to_tell`.
 */
export async function giveNotice(
  ctx: Ctx,
  { type: subjectType, id: subjectId, round }: Changed,
  body: string,
  ticketIds: readonly string[],
): Promise<void> {
  const id = uuidv7(ctx.now)
  const by = { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id }
  await insertNotice(ctx.db, { ...by, id, subjectType, subjectId, round, body })
  const tickets = await insertRecipients(ctx.db, { id, subjectId, round }, ticketIds)
  if (tickets === 0) fail('change_notice.nobody_to_tell')
  const subject = { type: 'change_notice', id }
  await emitForCompany(ctx, { type: 'change_notice.given', subject, data: { subjectType, subjectId, tickets } })
}

/** What was told about something, newest first. */
export const listNotices = async (ctx: Ctx, subjectId: string): Promise<Telling[]> =>
  (await selectNotices(ctx.db, subjectId)).map((row) => ({ ...row, at: row.at.toISOString() }))

/** Which tickets in sight hear of a round: `yes` when they have, `under_way` while a job has it to do. */
export async function hearing(ctx: Ctx, subjectId: string, round: number): Promise<Map<string, 'yes' | 'under_way'>> {
  const rows = await selectHeard(ctx.db, subjectId, round)
  return new Map(rows.map(({ ticketId, toldAt }) => [ticketId, toldAt ? 'yes' : 'under_way']))
}
