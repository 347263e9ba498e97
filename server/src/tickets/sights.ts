import { grantSight, withdrawSight } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { refreshSightOfTickets } from './sights.queries.ts'
import { lockTickets, sightOf, type TicketRecord, touchTicket, updateTicket } from './tickets.queries.ts'

/**
 * Puts somebody on a ticket, or nobody: the person, their teams and department see the ticket, and the customer until
 * the ticket is closed; who was on it before sees the customer no more by this ticket. The actor may be handing over to
 * people whom they do not see, and lose sight of the ticket themselves, so `after` runs while both is still allowed.
 */
export const handOver = <T>(
  ctx: Ctx,
  ticket: TicketRecord,
  assigneeId: string | null,
  after: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  unhindered(ctx, 'ticket.hand_over', async (beyond) => {
    const { customerId, id } = ticket
    const seenBy = sightOf({ ...ticket, assigneeId })
    await updateTicket(beyond.db, ticket, { assigneeId, seenBy, updatedAt: ctx.now })
    if (ticket.assigneeId !== null) await withdrawSight(beyond, customerId, { reason: 'ticket', sourceId: id })
    if (assigneeId !== null)
      await grantSight(beyond, customerId, { reason: 'ticket', sourceId: id, viewerIds: [assigneeId] })
    return after(beyond)
  })

/** Nothing is open any more: neither assignee nor department sees the customer by this ticket. */
export const endSight = (ctx: Ctx, { customerId, id, assigneeId, departmentId }: TicketRecord): Promise<void> =>
  unhindered(ctx, 'ticket.end_sight', async (beyond) => {
    if (assigneeId !== null) await withdrawSight(beyond, customerId, { reason: 'ticket', sourceId: id })
    if (departmentId !== null) await withdrawSight(beyond, customerId, { reason: 'department', sourceId: id })
  })

/** A closed ticket is worked on again: assignee and department see the customer again, and today's owner the ticket. */
export const resumeSight = <T>(ctx: Ctx, ticket: TicketRecord, after: (ctx: Ctx) => Promise<T>): Promise<T> =>
  unhindered(ctx, 'ticket.resume_sight', async (beyond) => {
    const { customerId, id, assigneeId, departmentId } = ticket
    await touchTicket(beyond.db, ticket, { seenBy: sightOf(ticket) })
    if (assigneeId !== null)
      await grantSight(beyond, customerId, { reason: 'ticket', sourceId: id, viewerIds: [assigneeId] })
    if (departmentId !== null)
      await grantSight(beyond, customerId, { reason: 'department', sourceId: id, viewerIds: [departmentId] })
    return after(beyond)
  })

/** Other people have a part in a ticket: who sees it is worked out again. The actor may be among those who do no more. */
export const refreshSight = <T>(ctx: Ctx, ticket: TicketRecord, after: (ctx: Ctx) => Promise<T>): Promise<T> =>
  unhindered(ctx, 'ticket.share_work', async (beyond) => {
    await touchTicket(beyond.db, ticket, { seenBy: sightOf(ticket) })
    return after(beyond)
  })

/** Tells of a change, after others may see the ticket by it where their part in it changed, and answers what is there then. */
export function seenAnew<T>(
  ctx: Ctx,
  ticket: TicketRecord,
  isShared: boolean,
  say: (ctx: Ctx) => Promise<unknown>,
  answer: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const after = async (in_: Ctx) => {
    await say(in_)
    return answer(in_)
  }
  return isShared ? refreshSight(ctx, ticket, after) : after(ctx)
}

/** Works out anew who sees these tickets, for the system; whoever changes one of them meanwhile is waited for. */
export async function refreshSights(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await lockTickets(ctx.db, ids)
  await refreshSightOfTickets(ctx.db, ids)
}

/** Whoever sees everything needs no way out of their scope. */
const unhindered = <T>(ctx: Ctx, why: string, step: (ctx: Ctx) => Promise<T>): Promise<T> =>
  ctx.actor.scope === 'all' ? step(ctx) : beyondScope(ctx, why, step)
