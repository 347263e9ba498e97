import type { TicketStatus } from '@zhike/contract/tickets'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { insertClosure, withdrawStanding } from './resolving.queries.ts'
import { endSight, resumeSight } from './sights.ts'
import { type TicketRecord, updateTicket } from './tickets.queries.ts'
import { beginWait, endWait } from './waiting.ts'

/** Closes a locked ticket because it is shown in the thread of another from now on, whether it was solved or not. */
export async function closeAsMerged(
  ctx: Ctx,
  ticket: TicketRecord,
  into: Pick<TicketRecord, 'id' | 'number'>,
): Promise<void> {
  if (ticket.status === 'pending') await endWait(ctx.db, ticket, ctx.now)
  await updateTicket(ctx.db, ticket, { status: 'closed', mergedIntoId: into.id, updatedAt: ctx.now })
  if (ticket.status === 'closed') return
  const deed = { id: uuidv7(ctx.now), at: ctx.now, by: ctx.actor }
  await insertClosure(ctx.db, ticket, deed, `→ ${into.number}`)
  await endSight(ctx, ticket)
}

/** Takes a locked ticket out of the thread of another, to stand as it stood. `after` runs while the actor still sees it. */
export async function standAlone(
  ctx: Ctx,
  ticket: TicketRecord,
  status: TicketStatus,
  after: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  const stand = async (within: Ctx) => {
    await updateTicket(within.db, ticket, { status, mergedIntoId: null, updatedAt: ctx.now })
    if (status === 'pending') await beginWait(within.db, ticket, ctx.now)
    await after(within)
  }
  if (status === 'closed') return stand(ctx)
  await withdrawStanding(ctx.db, 'ticketClosures', ticket, ctx.now, ctx.actor)
  await resumeSight(ctx, ticket, stand)
}
