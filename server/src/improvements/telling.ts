import type { Input, Output } from '@zhike/contract/endpoint'
import type { Improvement, improvements } from '@zhike/contract/improvements'
import { giveNotice } from '../change-notices/change-notices.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { selectLinks } from './improvements.queries.ts'
import { lockKnown } from './locking.ts'
import { getImprovement } from './showing.ts'

/** Who of those in sight would be told now, and a text to begin with. */
export async function previewTelling(
  ctx: Ctx,
  { id }: Input<typeof improvements.previewTelling>,
): Promise<Output<typeof improvements.previewTelling>> {
  const improvement = await getImprovement(ctx, { id })
  const waiting = improvement.complaints.filter(({ told }) => told === 'no')
  return {
    recipients: waiting.length,
    closed: waiting.filter(({ status }) => status === 'closed').length,
    told: improvement.complaints.length - waiting.length,
    draft: draftOf(improvement),
  }
}

/** Written for customers, who read Chinese whatever the desk is set to; the measures are words among colleagues. */
const draftOf = ({ title }: Improvement): string =>
  [`您好，您之前反映的问题，我们已经改进：${title}。`, '感谢您提出来，让我们做得更好。如再遇到，请随时告诉我们。'].join(
    '\n',
  )

/**
 * Tells those in sight who raised it what changed: a reply on each complaint, each once in a round. Throws
 * `improvement.not_done` and `change_notice.nobody_to_tell`.
 */
export async function tellCustomers(ctx: Ctx, { id, body }: Input<typeof improvements.tell>): Promise<Improvement> {
  const { state, round } = await lockKnown(ctx, id)
  if (state !== 'done' && state !== 'effective') fail('improvement.not_done')
  const links = await selectLinks(ctx.db, { improvementId: id })
  const changed = { type: 'improvement', id, round } as const
  await giveNotice(
    ctx,
    changed,
    body,
    links.map(({ ticketId }) => ticketId),
  )
  return getImprovement(ctx, { id })
}
