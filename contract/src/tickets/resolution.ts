import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ById, Id, LongText, Nothing, ShortText } from '../fields.ts'
import { Ticket } from './facts.ts'

export const resolutionEndpoints = {
  resolve: endpoint({
    method: 'POST',
    path: '/tickets/:id/resolution',
    permission: 'tickets.resolve',
    summary: 'States the solution; the customer is asked to confirm.',
    input: z.strictObject({ id: Id, summary: LongText }),
    output: Ticket,
    reasons: ['ticket.already_resolved', 'ticket.closed', 'ticket.checklist_open'],
  }),
  reopen: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/resolution',
    permission: 'tickets.resolve',
    summary: 'Takes the solution back; the ticket is open again.',
    input: ById,
    output: Nothing,
    reasons: ['ticket.not_resolved', 'ticket.merged'],
  }),
  close: endpoint({
    method: 'POST',
    path: '/tickets/:id/closure',
    permission: 'tickets.close',
    summary: 'Closes a resolved ticket, by the confirmation of the customer or with a reason.',
    input: z.strictObject({ id: Id, reason: ShortText.optional() }),
    output: Ticket,
    reasons: [
      'ticket.not_resolved',
      'ticket.closed',
      'ticket.close_needs_reason',
      'ticket.checklist_open',
      'complaint.cause_missing',
    ],
  }),
}
