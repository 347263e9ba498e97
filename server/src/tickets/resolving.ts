import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { resolving } from './checks.ts'
import { lockSeen, lockUnfinished } from './locking.ts'
import { insertResolution, selectFormerResolutions, withdrawStanding } from './resolving.queries.ts'
import { getTicket } from './showing.ts'
import { resumeSight } from './sights.ts'
import { tell } from './telling.ts'
import { findTicketKey, type TicketRecord, updateTicket } from './tickets.queries.ts'
import { endWait } from './waiting.ts'

/** States the solution. Throws `ticket.already_resolved` `ticket.closed`, and what other modules ask. */
export async function resolveTicket(ctx: Ctx, { id, summary }: Input<typeof tickets.resolve>): Promise<Ticket> {
  const ticket = await lockUnfinished(ctx, id)
  const [refusal] = await resolving.refusals(ctx, ticket)
  if (refusal) fail(refusal.reason, refusal)
  const resolutionId = uuidv7(ctx.now)
  await insertResolution(ctx.db, ticket, { id: resolutionId, at: ctx.now, by: ctx.actor }, summary)
  if (ticket.status === 'pending') await endWait(ctx.db, ticket, ctx.now)
  await updateTicket(ctx.db, ticket, { status: 'resolved', resolvedAt: ctx.now, updatedAt: ctx.now })
  await tell(ctx, ticket, 'ticket.resolved', { resolutionId })
  return getTicket(ctx, { id })
}

/** Takes the solution back, and the closure if there is one. Throws `ticket.not_resolved` and `ticket.merged`. */
export async function reopenTicket(ctx: Ctx, { id }: Input<typeof tickets.reopen>): Promise<void> {
  await reopen(ctx, await lockSeen(ctx, id))
}

/** Opens a locked ticket again: by a colleague, or because the customer says that it is not solved. */
export async function reopen(ctx: Ctx, ticket: TicketRecord): Promise<void> {
  if (ticket.mergedIntoId !== null) fail('ticket.merged')
  if (ticket.resolvedAt === null) fail('ticket.not_resolved')
  await withdrawStanding(ctx.db, 'ticketResolutions', ticket, ctx.now, ctx.actor)
  const wasClosed = ticket.status === 'closed'
  const open = async (in_: Ctx) => {
    await updateTicket(in_.db, ticket, { status: 'open', resolvedAt: null, updatedAt: ctx.now })
    await tell(in_, ticket, 'ticket.reopened', { wasClosed })
  }
  if (!wasClosed) return open(ctx)
  await withdrawStanding(ctx.db, 'ticketClosures', ticket, ctx.now, ctx.actor)
  await resumeSight(ctx, ticket, open)
}

/** The solutions of a ticket that do not stand any more. Throws `record.not_found`. */
export async function listFormerResolutions(
  ctx: Ctx,
  { id }: Input<typeof tickets.formerResolutions>,
): Promise<Output<typeof tickets.formerResolutions>> {
  const ticket = (await findTicketKey(ctx.db, id)) ?? fail('record.not_found')
  return { items: await selectFormerResolutions(ctx.db, ticket) }
}
