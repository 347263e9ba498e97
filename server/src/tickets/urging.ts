import type { Input } from '@zhike/contract/endpoint'
import type { Progress, portal } from '@zhike/contract/portal'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { lockUnfinished } from './locking.ts'
import { byLink } from './progress.ts'
import { tell } from './telling.ts'
import { touchTicket } from './tickets.queries.ts'
import { urgeAgainAt } from './urge-rhythm.ts'

/** Urges (催办). Throws `ticket.already_urged` with the seconds until it can be done again. */
export const urgeTicket = (ctx: Ctx, { token }: Input<typeof portal.urge>): Promise<Progress> =>
  byLink(ctx, token, async (as, { ticketId }) => {
    const ticket = await lockUnfinished(as, ticketId, 'progress.invalid_link')
    const again = urgeAgainAt(ticket, ctx.now)
    if (again) fail('ticket.already_urged', { retryAfter: Math.ceil((again.getTime() - ctx.now.getTime()) / 1000) })
    const times = ticket.urgedTimes + 1
    await touchTicket(as.db, ticket, { urgedAt: ctx.now, urgedTimes: times, updatedAt: ctx.now })
    await tell(as, ticket, 'ticket.urged', { times })
  })
