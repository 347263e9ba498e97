import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, listOf, Nothing } from './fields.ts'
import { NewTicketType, TicketType, TicketTypeEdit } from './ticket-types/facts.ts'
import { TicketKind } from './tickets/facts.ts'

export * from './ticket-types/facts.ts'
export * from './ticket-types/numbers.ts'

const refusals = [
  'ticket_type.name_taken',
  'ticket_type.prefix_taken',
  'ticket_type.prefix_bound',
  'category.unknown',
] as const

export const ticketTypes = {
  list: endpoint({
    method: 'GET',
    path: '/ticket-types',
    permission: 'signed-in',
    summary: 'The types that new tickets can have; the retired ones alone, or too.',
    input: z.strictObject({ kind: TicketKind.optional(), retired: z.enum(['only', 'too']).optional() }),
    output: listOf(TicketType),
  }),
  create: endpoint({
    method: 'POST',
    path: '/ticket-types',
    permission: 'ticket_types.manage',
    summary: 'Adds a type of tickets; it is there at once, in dialogs, on the pages of customers and for programs.',
    input: NewTicketType,
    output: TicketType,
    reasons: refusals,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/ticket-types/:id',
    permission: 'ticket_types.manage',
    summary: 'Changes a type for tickets from now on; those that are there keep their number and their checklist.',
    input: TicketTypeEdit,
    output: TicketType,
    reasons: [...refusals, 'record.changed'],
  }),
  retire: endpoint({
    method: 'DELETE',
    path: '/ticket-types/:id',
    permission: 'ticket_types.manage',
    summary: 'Retires a type: its tickets keep it, new ones cannot take it.',
    input: ById,
    output: Nothing,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/ticket-types/:id/restoration',
    permission: 'ticket_types.manage',
    summary: 'Puts a retired type in use again.',
    input: ById,
    output: TicketType,
    reasons: ['ticket_type.not_retired', 'ticket_type.name_taken'],
  }),
}
