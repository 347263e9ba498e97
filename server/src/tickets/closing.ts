import type { Input } from '@zhike/contract/endpoint'
import type { Reason } from '@zhike/contract/reasons'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { closing } from './checks.ts'
import { lockResolved } from './locking.ts'
import { findResolution, insertClosure } from './resolving.queries.ts'
import { getTicket } from './showing.ts'
import { endSight } from './sights.ts'
import { tell } from './telling.ts'
import { selectTicket, type TicketRecord, updateTicket } from './tickets.queries.ts'

/** Why a ticket in sight that is not closed could not be closed now, as reasons; empty when it could. */
export async function listRefusalsToClose(ctx: Ctx, { id }: Pick<Ticket, 'id'>): Promise<Reason[]> {
  const ticket = (await selectTicket(ctx.db, id)) ?? fail('record.not_found')
  if (ticket.status === 'closed') return []
  const refusals = (await closing.refusals(ctx, ticket)).map(({ reason }) => reason)
  return ticket.status === 'resolved' ? refusals : ['ticket.not_resolved', ...refusals]
}

/** Closes a resolved ticket. Throws `ticket.not_resolved`, `ticket.close_needs_reason` unless the customer confirmed, and what other modules ask. */
export async function closeTicket(ctx: Ctx, { id, reason }: Input<typeof tickets.close>): Promise<Ticket> {
  const ticket = await lockResolved(ctx, id)
  if (reason === undefined && (await findResolution(ctx.db, ticket)).confirmedAt === null)
    fail('ticket.close_needs_reason', { fields: { reason: '1–200' } })
  const [refusal] = await closing.refusals(ctx, ticket)
  if (refusal) fail(refusal.reason, refusal)
  await close(ctx, ticket, reason ?? null)
  return getTicket(ctx, { id })
}

/** Closes a locked, resolved ticket; without a reason it is the customer's confirmation that closes it. */
export async function close(ctx: Ctx, ticket: TicketRecord, reason: string | null): Promise<void> {
  const closureId = uuidv7(ctx.now)
  await insertClosure(ctx.db, ticket, { id: closureId, at: ctx.now, by: ctx.actor }, reason)
  await updateTicket(ctx.db, ticket, { status: 'closed', updatedAt: ctx.now })
  await endSight(ctx, ticket)
  await tell(ctx, ticket, 'ticket.closed', { closureId, byConfirmation: reason === null })
}
