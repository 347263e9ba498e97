import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, listOf, Nothing } from './fields.ts'
import { NewTicketTemplate, TicketTemplate, TicketTemplateEdit } from './ticket-types/templates.ts'

export { TicketTemplate } from './ticket-types/templates.ts'

const refusals = [
  'ticket_template.name_taken',
  'ticket_type.unknown',
  'category.unknown',
  'team.unknown',
  'department.unknown',
  'staff.unknown',
] as const

export const ticketTemplates = {
  list: endpoint({
    method: 'GET',
    path: '/ticket-templates',
    permission: 'signed-in',
    summary: 'The templates for everybody and for the caller’s teams; whoever configures types sees all.',
    input: z.strictObject({}),
    output: listOf(TicketTemplate),
  }),
  create: endpoint({
    method: 'POST',
    path: '/ticket-templates',
    permission: 'ticket_types.manage',
    summary: 'Adds a template of new tickets, for a team or for everybody.',
    input: NewTicketTemplate,
    output: TicketTemplate,
    reasons: refusals,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/ticket-templates/:id',
    permission: 'ticket_types.manage',
    summary: 'Changes a template; tickets that were opened by it stay as they are.',
    input: TicketTemplateEdit,
    output: TicketTemplate,
    reasons: [...refusals, 'record.changed'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/ticket-templates/:id',
    permission: 'ticket_types.manage',
    summary: 'Deletes a template.',
    input: ById,
    output: Nothing,
  }),
}
