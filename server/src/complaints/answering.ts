import type { Complaint, complaints } from '@zhike/contract/complaints'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { addMessage, findReply, type TicketRecord } from '../tickets/tickets.ts'
import { selectContacts } from './complaints.queries.ts'
import { insertContact, withdrawAnswer } from './filing.queries.ts'
import { deedOf, lockOpen, tell } from './locking.ts'
import { getComplaint } from './showing.ts'

/**
 * Tells the customer the outcome, as a reply in the ticket, or says that a reply was the answer, once. Throws
 * `complaint.closed` and `complaint.not_a_reply`.
 */
export async function answerComplaint(ctx: Ctx, input: Input<typeof complaints.answer>): Promise<Complaint> {
  const { ticketId, body, messageId, channel } = input
  const ticket = await lockOpen(ctx, ticketId)
  const said = body === undefined ? await replyOf(ctx, ticket, messageId ?? '') : await write(ctx, ticket, body)
  const known = await selectContacts(ctx.db, ticket)
  if (known.some((contact) => contact.messageId === said.messageId)) return getComplaint(ctx, { ticketId })
  await insertContact(ctx.db, { ...deedOf(ctx, ticket), ...said, id: uuidv7(ctx.now), kind: 'answer', channel })
  await tell(ctx, ticket, 'complaint.answered', { channel })
  return getComplaint(ctx, { ticketId })
}

async function write(ctx: Ctx, { id }: TicketRecord, words: string) {
  const message = await addMessage(ctx, { id, body: words, visibility: 'public' })
  return { messageId: message.id, words }
}

/** What somebody of us wrote then counts as said then, by them. */
async function replyOf(ctx: Ctx, ticket: TicketRecord, messageId: string) {
  const reply = (await findReply(ctx.db, ticket, messageId)) ?? fail('complaint.not_a_reply')
  return { messageId, words: reply.body, at: reply.at, byKind: reply.authorKind, byId: reply.authorId }
}

/** Says that a reply was not the answer after all. Throws `complaint.closed`. */
export async function removeAnswer(ctx: Ctx, input: Input<typeof complaints.removeAnswer>): Promise<void> {
  const { ticketId, answerId } = input
  const ticket = await lockOpen(ctx, ticketId)
  const by = { withdrawnAt: ctx.now, withdrawnById: ctx.actor.id }
  if (!(await withdrawAnswer(ctx.db, ticket, answerId, by))) fail('record.not_found')
  await tell(ctx, ticket, 'complaint.answer_taken_back', { answerId })
}

/** Writes down how satisfied the customer is. Throws `complaint.closed`. */
export async function checkSatisfaction(ctx: Ctx, input: Input<typeof complaints.check>): Promise<Complaint> {
  const { ticketId, satisfaction, channel, note } = input
  const ticket = await lockOpen(ctx, ticketId)
  const said = { kind: 'check', channel, words: note, satisfaction } as const
  await insertContact(ctx.db, { ...deedOf(ctx, ticket), id: uuidv7(ctx.now), ...said })
  await tell(ctx, ticket, 'complaint.checked', { satisfaction })
  return getComplaint(ctx, { ticketId })
}
