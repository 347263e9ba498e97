import type { Input } from '@zhike/contract/endpoint'
import type { Progress, portal } from '@zhike/contract/portal'
import type { Ctx } from '../platform/ctx.ts'
import { asCustomer } from '../platform/db/as-customer.ts'
import { fail } from '../platform/errors.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { getTicketFile } from './attachments.ts'
import { findSurvivor, type StepRow, selectProgress, selectSteps } from './progress.queries.ts'
import { type LinkedTicket, openProgressLink } from './progress-links.ts'
import { pledgedFor, promisedFor } from './promised.ts'
import { nameForCustomers } from './public-names.ts'
import { urgeAgainAt } from './urge-rhythm.ts'

/** How far a request is, for whoever holds its link. */
export const getProgress = (ctx: Ctx, { token }: Input<typeof portal.progress>): Promise<Progress> =>
  byLink(ctx, token, () => Promise.resolve())

/** A picture of the request; what hangs on an internal note does not exist. */
export function getProgressFile(ctx: Ctx, { token, fileId, size }: Input<typeof portal.getFile>): Promise<FileAnswer> {
  const { customerId, ticketId } = openProgressLink(ctx, token)
  return asCustomer(ctx, customerId, async (as) => {
    const shown = await survivorOf(as, { customerId, ticketId })
    return getTicketFile(as, { id: shown.ticketId, fileId, size })
  })
}

/**
 * Does something as the customer of a progress link and answers how far the request is then. Whatever is wrong with the
 * link throws `progress.invalid_link`.
 */
export function byLink(
  ctx: Ctx,
  token: string,
  step: (ctx: Ctx, linked: LinkedTicket) => Promise<unknown>,
): Promise<Progress> {
  const linked = openProgressLink(ctx, token)
  return asCustomer(ctx, linked.customerId, async (as) => {
    const shown = await survivorOf(as, linked)
    await step(as, shown)
    return progressOf(as, shown)
  })
}

/** The link of a merged request leads to where that is shown. Throws `progress.invalid_link`. */
export async function survivorOf(as: Ctx, { customerId, ticketId }: LinkedTicket): Promise<LinkedTicket> {
  const survivorId = (await findSurvivor(as.db, { customerId, ticketId })) ?? fail('progress.invalid_link')
  return { customerId, ticketId: survivorId }
}

async function progressOf(ctx: Ctx, { ticketId }: LinkedTicket): Promise<Progress> {
  const row = (await selectProgress(ctx.db, ticketId)) ?? fail('progress.invalid_link')
  const steps = await selectSteps(ctx.db, row)
  return {
    number: row.number,
    kind: row.kind,
    title: row.title,
    description: row.description,
    status: row.status,
    handler: row.handlerName === null ? null : nameForCustomers(row.handlerName),
    steps: steps.map(stepOf),
    resolution:
      row.summary !== null && row.resolvedAt ? { summary: row.summary, at: row.resolvedAt.toISOString() } : null,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    rating:
      row.ratingScore !== null && row.ratedAt
        ? { score: row.ratingScore, comment: row.ratingComment, at: row.ratedAt.toISOString() }
        : null,
    urgedTimes: row.urgedTimes,
    urgeAgainAt: urgeAgainAt(row, ctx.now)?.toISOString() ?? null,
    promised: await promisedFor(ctx, row),
    pledged: await pledgedFor(ctx, row),
    createdAt: row.createdAt.toISOString(),
  }
}

/** Of people the customer hears who took the request on and who answered, nothing of anybody else. */
const named: ReadonlySet<StepRow['type']> = new Set(['ticket.assigned', 'ticket.replied', 'ticket.resolved'])

const stepOf = ({ type, at, text, staffName, files }: StepRow): Progress['steps'][number] => ({
  type,
  at: at.toISOString(),
  text,
  by: staffName !== null && named.has(type) ? nameForCustomers(staffName) : null,
  files,
})
