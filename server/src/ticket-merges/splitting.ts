import type { Input, Output } from '@zhike/contract/endpoint'
import type { ticketSplits } from '@zhike/contract/ticket-merges'
import type { Ticket } from '@zhike/contract/tickets'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { linkTickets } from '../ticket-links/ticket-links.ts'
import { createTicket, getTicketKey, lockNotClosed, moveMessages, tellTicket } from '../tickets/tickets.ts'
import { join, lockBoth } from './merging.ts'
import { endSplit, findSplit, insertSplit, selectSplits } from './ticket-merges.queries.ts'

/** What was split from a ticket and what it was split from, as far as the actor sees both. Throws `record.not_found`. */
export async function listSplits(
  ctx: Ctx,
  { id }: Input<typeof ticketSplits.list>,
): Promise<Output<typeof ticketSplits.list>> {
  await getTicketKey(ctx, id)
  return { items: (await selectSplits(ctx.db, id)).map((row) => ({ ...row, at: row.at.toISOString() })) }
}

/**
 * Makes a ticket of some messages of another, for the same customer; they lie with it since, and the two are linked.
 * Throws `ticket.closed`, `ticket_split.message_unknown` for what is not said at this very ticket, `permission.missing`.
 */
export async function splitTicket(
  ctx: Ctx,
  { id, messageIds, title, kind }: Input<typeof ticketSplits.split>,
): Promise<Ticket> {
  if (!ctx.actor.permissions.has('tickets.update')) fail('permission.missing')
  const from = await lockNotClosed(ctx, id)
  const wanted = [...new Set(messageIds)]
  const { customerId, priority, channel } = from
  const category = kind === undefined && from.categoryId !== null ? { categoryId: from.categoryId } : {}
  const wish = { customerId, kind: kind ?? from.kind, title, description: '', priority, channel, ...category }
  const made = await createTicket(ctx, wish)
  const moved = await moveMessages(ctx.db, { customerId, ticketId: id }, made.id, wanted)
  if (moved < wanted.length) failAt(ctx, 'messageIds', 'ticket_split.message_unknown')
  const deed = { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id }
  const key = { customerId, ticketId: made.id, id: uuidv7(ctx.now) }
  await insertSplit(ctx.db, { ...key, fromId: id, messageIds: wanted, ...deed })
  await linkTickets(ctx, { id: made.id, kind: 'related', otherId: id })
  await tellTicket(ctx, from, 'ticket.split', { otherId: made.id, otherNumber: made.number, messages: moved })
  return made
}

/**
 * Undoes a split: the new ticket is merged back, so that the messages stand in their old thread again, with whatever was
 * said at the new one since. Throws `record.not_found`, `ticket.merged` and `ticket.closed`.
 */
export async function undoSplit(ctx: Ctx, { id, splitId }: Input<typeof ticketSplits.undo>): Promise<void> {
  await getTicketKey(ctx, id)
  const split = (await findSplit(ctx.db, id, splitId)) ?? fail('record.not_found')
  const [from, made] = await lockBoth(ctx, split.fromId, split.ticketId)
  if (!made) return fail('record.not_found')
  const { kind: undoneByKind, id: undoneById } = ctx.actor
  if (!(await endSplit(ctx.db, splitId, { undoneAt: ctx.now, undoneByKind, undoneById }))) fail('record.not_found')
  await join(ctx, from, made)
  await tellTicket(ctx, from, 'ticket.split_undone', { otherId: made.id, otherNumber: made.number })
}
