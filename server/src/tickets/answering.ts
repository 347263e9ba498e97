import type { Input } from '@zhike/contract/endpoint'
import type { Progress, portal } from '@zhike/contract/portal'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { closing } from './checks.ts'
import { close } from './closing.ts'
import { lockNotClosed, lockResolved, lockSeen } from './locking.ts'
import { writeMessage } from './messages.ts'
import { byLink } from './progress.ts'
import { confirmResolution, findResolution } from './resolving.queries.ts'
import { reopen } from './resolving.ts'
import { tell } from './telling.ts'
import { touchTicket, updateTicket } from './tickets.queries.ts'
import { endWait } from './waiting.ts'

const unseen = 'progress.invalid_link'

/** Adds the customer's words and pictures; a ticket that waited for the customer is open again. Throws `ticket.closed`. */
export const supplementTicket = (ctx: Ctx, { token, body }: Input<typeof portal.supplement>): Promise<Progress> =>
  byLink(ctx, token, async (as, { ticketId }) => {
    const ticket = await lockNotClosed(as, ticketId, unseen)
    const { message } = await writeMessage(as, ticket, 'public', body)
    if (ticket.status === 'pending') {
      await endWait(as.db, ticket, ctx.now)
      await updateTicket(as.db, ticket, { status: 'open', updatedAt: ctx.now })
    } else await touchTicket(as.db, ticket, { updatedAt: ctx.now })
    await tell(as, ticket, 'ticket.supplemented', { messageId: message.id })
  })

/** The customer says: solved; that closes the ticket, unless another module still wants something of it. Throws `ticket.not_resolved` and `ticket.closed`. */
export const confirmTicket = (ctx: Ctx, { token }: Input<typeof portal.confirm>): Promise<Progress> =>
  byLink(ctx, token, async (as, { ticketId }) => {
    const ticket = await lockResolved(as, ticketId, unseen)
    const { id: resolutionId, confirmedAt } = await findResolution(as.db, ticket)
    // a complaint that waits for its cause was confirmed already, and is not again
    if (confirmedAt !== null) return
    await confirmResolution(as.db, ticket, ctx.now, as.actor)
    await tell(as, ticket, 'ticket.confirmed', { resolutionId })
    if ((await closing.refusals(as, ticket)).length === 0) await close(as, ticket, null)
  })

/** The customer says: not solved; the ticket is open again, even when it was closed. Throws `ticket.not_resolved`. */
export const rejectResolution = (ctx: Ctx, { token, comment }: Input<typeof portal.reject>): Promise<Progress> =>
  byLink(ctx, token, async (as, { ticketId }) => {
    const ticket = await lockSeen(as, ticketId, unseen)
    if (ticket.resolvedAt === null) fail('ticket.not_resolved')
    const { message } = await writeMessage(as, ticket, 'public', comment)
    await tell(as, ticket, 'ticket.rejected', { messageId: message.id })
    await reopen(as, ticket)
  })

/** Rates a solution, once. Throws `ticket.not_resolved` and `ticket.already_rated`. */
export const rateTicket = (ctx: Ctx, { token, score, comment }: Input<typeof portal.rate>): Promise<Progress> =>
  byLink(ctx, token, async (as, { ticketId }) => {
    const ticket = await lockSeen(as, ticketId, unseen)
    if (ticket.ratedAt !== null) fail('ticket.already_rated')
    if (ticket.resolvedAt === null) fail('ticket.not_resolved')
    const ratingComment = comment === '' ? null : (comment ?? null)
    await touchTicket(as.db, ticket, { ratingScore: score, ratingComment, ratedAt: ctx.now, updatedAt: ctx.now })
    await tell(as, ticket, 'ticket.rated', { score })
  })
