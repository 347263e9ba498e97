import { readWorkingCalendars } from '../calendar/calendar.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { MovedDeadline } from '../ticket-bulk-edits/ticket-bulk-edits.ts'
import type { TicketFacts } from './choosing.ts'
import { clocksOf } from './clocks.ts'
import { findPastTickets, type PastTicket } from './histories.queries.ts'
import { policiesFor } from './placing.ts'

/** Those of the tickets whose next deadline becomes another with other facts, worked out as it will be afterwards. */
export async function foreseeMoves(
  ctx: Ctx,
  ids: readonly string[],
  facts: Partial<Pick<TicketFacts, 'kind' | 'priority'>>,
): Promise<MovedDeadline[]> {
  const tickets = await findPastTickets(ctx.db, ids)
  const policyFor = await policiesFor(ctx, tickets)
  const calendars = await readWorkingCalendars(ctx)
  const nextOf = (ticket: PastTicket): Date | null => {
    const policy = policyFor(ticket)
    if (!policy) return null
    const due = clocksOf(ticket.history, policy, calendars(policy.calendarId)).flatMap(({ endedAt, running }) =>
      endedAt === null && running.dueAt !== null ? running.dueAt.getTime() : [],
    )
    return due.length > 0 ? new Date(Math.min(...due)) : null
  }
  return tickets
    .map((ticket) => ({ ticketId: ticket.id, from: nextOf(ticket), to: nextOf({ ...ticket, ...facts }) }))
    .filter(({ from, to }) => from?.getTime() !== to?.getTime())
}
