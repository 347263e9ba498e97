import type { Complaint, complaints } from '@zhike/contract/complaints'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { addMessage } from '../tickets/tickets.ts'
import { insertContact } from './filing.queries.ts'
import { deedOf, lockOpen, tell } from './locking.ts'
import { getComplaint } from './showing.ts'

/** Tells the customer the outcome: it stands in the ticket as a reply. Throws `complaint.closed`. */
export async function answerComplaint(ctx: Ctx, input: Input<typeof complaints.answer>): Promise<Complaint> {
  const { ticketId, body, channel } = input
  const ticket = await lockOpen(ctx, ticketId)
  await addMessage(ctx, { id: ticketId, body, visibility: 'public' })
  await insertContact(ctx.db, { ...deedOf(ctx, ticket), id: uuidv7(ctx.now), kind: 'answer', channel, words: body })
  await tell(ctx, ticket, 'complaint.answered', { channel })
  return getComplaint(ctx, { ticketId })
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
