import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, FileRef, Id, listOf, Nothing, ShortText, Time } from './fields.ts'
import { Ticket, TicketKind } from './tickets/facts.ts'

/** 合并: a ticket that is shown in the thread of another. */
export const TicketMerge = z.object({
  /** The merged ticket, with what its own thread begins with. */
  ticket: z.object({
    id: Id,
    number: z.string(),
    title: z.string(),
    description: z.string(),
    files: z.array(FileRef),
    urgedTimes: z.int(),
    createdBy: ActorRef,
    createdAt: Time,
  }),
  /** Into which; not the ticket asked for when that one was merged into another later. */
  intoId: Id,
  at: Time,
  by: ActorRef,
})
export type TicketMerge = z.infer<typeof TicketMerge>

/** 拆分: a ticket that was made of messages of another. */
export const TicketSplit = z.object({
  id: Id,
  direction: z.enum(['to', 'from']),
  /** The new ticket, or the one that it was split from. */
  ticket: Ticket.pick({ id: true, number: true, title: true, status: true }),
  messages: z.int(),
  at: Time,
  by: ActorRef,
})
export type TicketSplit = z.infer<typeof TicketSplit>

export const ticketMerges = {
  list: endpoint({
    method: 'GET',
    path: '/tickets/:id/merges',
    permission: 'tickets.read',
    summary: 'What was merged into this ticket, in the order in which it was.',
    input: ById,
    output: listOf(TicketMerge),
  }),
  merge: endpoint({
    method: 'POST',
    path: '/tickets/:id/merges',
    permission: 'tickets.update',
    summary:
      'Shows another ticket of the same customer in this one’s thread; nothing is moved, so the two can be taken apart.',
    input: z.strictObject({ id: Id, otherId: Id }),
    output: Ticket,
    reasons: [
      'ticket_merge.unknown',
      'ticket_merge.itself',
      'ticket_merge.other_customer',
      'ticket.merged',
      'ticket.closed',
    ],
  }),
  takeApart: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/merges/:otherId',
    permission: 'tickets.update',
    summary: 'Takes a merged ticket out again; each keeps what was said and done at it.',
    input: z.strictObject({ id: Id, otherId: Id }),
    output: Nothing,
  }),
}

export const ticketSplits = {
  list: endpoint({
    method: 'GET',
    path: '/tickets/:id/splits',
    permission: 'tickets.read',
    summary: 'What was split from this ticket, and what it was split from, as far as the caller sees both.',
    input: ById,
    output: listOf(TicketSplit),
  }),
  split: endpoint({
    method: 'POST',
    path: '/tickets/:id/splits',
    permission: 'tickets.create',
    summary: 'Makes a ticket of some messages of this one, for the same customer; they lie with it since.',
    input: z.strictObject({
      id: Id,
      messageIds: z.array(Id).min(1).max(200),
      title: ShortText,
      kind: TicketKind.optional(),
    }),
    output: Ticket,
    reasons: ['ticket_split.message_unknown', 'ticket.closed', 'permission.missing'],
  }),
  undo: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/splits/:splitId',
    permission: 'tickets.update',
    summary: 'Undoes a split: the new ticket is merged back into the one it came from.',
    input: z.strictObject({ id: Id, splitId: Id }),
    output: Nothing,
    reasons: ['ticket.merged', 'ticket.closed'],
  }),
}
