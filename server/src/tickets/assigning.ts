import type { Input } from '@zhike/contract/endpoint'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { lockUnfinished } from './locking.ts'
import { getTicket } from './showing.ts'
import { handOver } from './sights.ts'
import { tell } from './telling.ts'
import { findAssignable } from './tickets.queries.ts'

/**
 * Hands a ticket to a colleague, also to one outside the actor's scope, who then sees ticket and customer. To whom has
 * it already, nothing happens. Throws `ticket.assignee_unknown` for whoever does not work on tickets.
 */
export async function assignTicket(ctx: Ctx, { id, staffId }: Input<typeof tickets.assign>): Promise<Ticket> {
  const ticket = await lockUnfinished(ctx, id)
  if (ticket.assigneeId === staffId) return getTicket(ctx, { id })
  if (!(await findAssignable(ctx.db, staffId))) failAt(ctx, 'staffId', 'ticket.assignee_unknown')
  return handOver(ctx, ticket, staffId, async (beyond) => {
    await tell(beyond, ticket, 'ticket.assigned', { assigneeId: staffId, formerId: ticket.assigneeId })
    return getTicket(beyond, { id })
  })
}

/** Takes a ticket back from its assignee. Throws `ticket.not_assigned`. */
export async function unassignTicket(ctx: Ctx, { id }: Input<typeof tickets.unassign>): Promise<void> {
  const ticket = await lockUnfinished(ctx, id)
  const formerId = ticket.assigneeId ?? fail('ticket.not_assigned')
  await handOver(ctx, ticket, null, (beyond) => tell(beyond, ticket, 'ticket.unassigned', { formerId }))
}
