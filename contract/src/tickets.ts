import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Id, listOf, Nothing, ShortText, Time } from './fields.ts'
import { FilterField } from './filters.ts'
import { Counts } from './lists.ts'
import { ownFileEndpoints } from './own-fields/files.ts'
import { GivenOwnValues } from './own-fields/values.ts'
import { CreateTicket, Priority, Ticket, TicketKind } from './tickets/facts.ts'
import { CountTickets, ListTicketDays, ListTickets, TicketDays, TicketPage } from './tickets/listing.ts'
import { messageEndpoints } from './tickets/messages.ts'
import { resolutionEndpoints } from './tickets/resolution.ts'

export * from './tickets/categories.ts'
export * from './tickets/facts.ts'
export * from './tickets/listing.ts'
export * from './tickets/messages.ts'
export * from './tickets/views.ts'

export const tickets = {
  create: endpoint({
    method: 'POST',
    path: '/tickets',
    permission: 'tickets.create',
    summary: 'Opens a ticket for a customer.',
    input: CreateTicket,
    output: Ticket,
    reasons: [
      'customer.unknown',
      'category.unknown',
      'ticket_type.unknown',
      'ticket_template.unknown',
      'own_field.taken',
      'own_field.taken_hidden',
    ],
  }),
  list: endpoint({
    method: 'GET',
    path: '/tickets',
    permission: 'tickets.read',
    summary: 'Lists the tickets that the caller may see.',
    input: ListTickets,
    output: TicketPage,
    reasons: ['cursor.invalid'],
  }),
  count: endpoint({
    method: 'GET',
    path: '/tickets/counts',
    permission: 'tickets.read',
    summary: 'Counts the tickets that the caller may see, by one of their facts; the hundred largest groups.',
    input: CountTickets,
    output: Counts,
  }),
  days: endpoint({
    method: 'GET',
    path: '/tickets/days',
    permission: 'tickets.read',
    summary:
      'How many of the tickets that the caller may see fall on each day of at most six weeks, by one of their dates, and the first of each day.',
    input: ListTicketDays,
    output: TicketDays,
  }),
  listFields: endpoint({
    method: 'GET',
    path: '/ticket-fields',
    permission: 'tickets.read',
    summary: 'What the caller may filter tickets by, with the operators of each field.',
    input: z.strictObject({}),
    output: listOf(FilterField),
  }),
  get: endpoint({
    method: 'GET',
    path: '/tickets/:id',
    permission: 'tickets.read',
    summary: 'One ticket.',
    input: ById,
    output: Ticket,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/tickets/:id',
    permission: 'tickets.update',
    summary: 'Changes kind, type, category, title, priority, or sets a ticket to waiting for the customer and back.',
    input: z.strictObject({
      id: Id,
      kind: TicketKind.optional(),
      categoryId: Id.nullable().optional(),
      typeId: Id.nullable().optional(),
      title: ShortText.optional(),
      description: z.string().trim().max(20_000).optional(),
      priority: Priority.optional(),
      status: z.enum(['open', 'pending']).optional(),
      custom: GivenOwnValues.optional(),
    }),
    output: Ticket,
    reasons: [
      'record.changed',
      'category.unknown',
      'ticket_type.unknown',
      'ticket.closed',
      'ticket.already_resolved',
      'own_field.taken',
      'own_field.taken_hidden',
    ],
  }),
  assign: endpoint({
    method: 'POST',
    path: '/tickets/:id/assignment',
    permission: 'tickets.assign',
    summary: 'Hands a ticket to a colleague.',
    input: z.strictObject({ id: Id, staffId: Id }),
    output: Ticket,
    reasons: ['ticket.assignee_unknown', 'ticket.already_resolved', 'ticket.closed'],
  }),
  unassign: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/assignment',
    permission: 'tickets.assign',
    summary: 'Takes a ticket back from its assignee.',
    input: ById,
    output: Nothing,
    reasons: ['ticket.not_assigned', 'ticket.already_resolved', 'ticket.closed'],
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/tickets/:id/handover',
    permission: 'tickets.update',
    summary: 'Gives a ticket to the customer to whom it belongs, with all that hangs on it.',
    input: z.strictObject({ id: Id, customerId: Id }),
    output: Ticket,
    reasons: ['customer.unknown', 'ticket.merged'],
  }),
  progressLink: endpoint({
    method: 'GET',
    path: '/tickets/:id/progress-link',
    permission: 'tickets.read',
    summary: 'The signed link under which the customer follows this ticket without logging in.',
    input: ById,
    output: z.object({ url: z.string(), expiresAt: Time }),
  }),
  ...ownFileEndpoints({ records: 'tickets', read: 'tickets.read', update: 'tickets.update', output: Ticket }),
  ...messageEndpoints,
  ...resolutionEndpoints,
}
