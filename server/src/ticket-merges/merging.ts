import type { Input, Output } from '@zhike/contract/endpoint'
import type { ticketMerges } from '@zhike/contract/ticket-merges'
import type { Ticket } from '@zhike/contract/tickets'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import {
  closeAsMerged,
  getTicket,
  getTicketKey,
  lockTickets,
  standAlone,
  type TicketRecord,
  tellTicket,
} from '../tickets/tickets.ts'
import { endMerge, insertMerge, selectMerges } from './ticket-merges.queries.ts'

/** What was merged into a ticket, in the order in which it was. Throws `record.not_found`. */
export async function listMerges(
  ctx: Ctx,
  { id }: Input<typeof ticketMerges.list>,
): Promise<Output<typeof ticketMerges.list>> {
  await getTicketKey(ctx, id)
  return { items: (await selectMerges(ctx.db, id)).map((row) => ({ ...row, at: row.at.toISOString() })) }
}

/**
 * Shows another ticket of the same customer in the thread of this one. Nothing moves: what was said and done at the other
 * stays with it, so that the two can be taken apart. The same merge again changes nothing. Throws `ticket_merge.unknown`,
 * `ticket_merge.itself`, `ticket_merge.other_customer`, `ticket.merged` and `ticket.closed` for the one that stays.
 */
export async function mergeTickets(ctx: Ctx, { id, otherId }: Input<typeof ticketMerges.merge>): Promise<Ticket> {
  await getTicketKey(ctx, id)
  if (otherId === id) failAt(ctx, 'otherId', 'ticket_merge.itself')
  const [into, other] = await lockBoth(ctx, id, otherId)
  if (!other) return failAt(ctx, 'otherId', 'ticket_merge.unknown')
  if (other.mergedIntoId === id) {
    ctx.answer.status = 200
    return getTicket(ctx, { id })
  }
  await join(ctx, into, other)
  return getTicket(ctx, { id })
}

/** Merges a locked ticket into a locked one that it may be merged into. */
export async function join(ctx: Ctx, into: TicketRecord, other: TicketRecord): Promise<void> {
  if (into.mergedIntoId !== null || other.mergedIntoId !== null) fail('ticket.merged')
  if (into.customerId !== other.customerId) fail('ticket_merge.other_customer')
  if (into.status === 'closed') fail('ticket.closed')
  const deed = { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id }
  const key = { customerId: other.customerId, ticketId: other.id, id: uuidv7(ctx.now) }
  await insertMerge(ctx.db, { ...key, intoId: into.id, formerStatus: other.status, ...deed })
  await tellBoth(ctx, { into, other }, 'ticket.merged', 'ticket.merged_into')
  await closeAsMerged(ctx, other, into)
}

/** Takes a merged ticket out again: it stands as it stood, and each keeps what is its own. Throws `record.not_found`. */
export async function takeTicketsApart(ctx: Ctx, { id, otherId }: Input<typeof ticketMerges.takeApart>): Promise<void> {
  await getTicketKey(ctx, id)
  const [into, other] = await lockBoth(ctx, id, otherId)
  if (other?.mergedIntoId !== id) return fail('record.not_found')
  const { kind: undoneByKind, id: undoneById } = ctx.actor
  const former = await endMerge(ctx.db, otherId, { undoneAt: ctx.now, undoneByKind, undoneById })
  if (!former) return fail('record.not_found')
  await standAlone(ctx, other, former.formerStatus, (within) =>
    tellBoth(within, { into, other }, 'ticket.taken_apart', 'ticket.taken_out'),
  )
}

/** The ticket that the actor sees, and the other if they see that; both locked. */
export async function lockBoth(ctx: Ctx, id: string, otherId: string) {
  const rows = await lockTickets(ctx.db, [id, otherId])
  const ticket = rows.find((row) => row.id === id) ?? fail('record.not_found')
  return [ticket, rows.find((row) => row.id === otherId)] as const
}

async function tellBoth(
  ctx: Ctx,
  { into, other }: { into: TicketRecord; other: TicketRecord },
  atInto: 'ticket.merged' | 'ticket.taken_apart',
  atOther: 'ticket.merged_into' | 'ticket.taken_out',
): Promise<void> {
  await tellTicket(ctx, into, atInto, { otherId: other.id, otherNumber: other.number })
  await tellTicket(ctx, other, atOther, { otherId: into.id, otherNumber: into.number })
}
