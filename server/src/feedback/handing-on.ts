import type { Feedback } from '@zhike/contract/feedback'
import type { Ctx } from '../platform/ctx.ts'
import { assignTicket, type TicketRecord } from '../tickets/tickets.ts'
import { getFeedback } from './listing.ts'

/** Hands an unfinished one on to whoever sees to it by what is said of it now; shows it as it is then. */
export async function handOn(ctx: Ctx, ticket: TicketRecord): Promise<Feedback> {
  const shown = await getFeedback(ctx, ticket.id)
  const { to } = shown.routing
  const isUnfinished = ticket.status === 'open' || ticket.status === 'pending'
  if (!to || !isUnfinished || ticket.assigneeId === to.id) return shown
  // whoever hands it on may not see it any more
  const { assignee } = await assignTicket(ctx, { id: ticket.id, staffId: to.id })
  return { ...shown, assignee }
}
