import * as z from 'zod'
import { definition, viewEndpoints } from '../views.ts'
import { TicketGrouping, TicketSort } from './listing.ts'

/** What a view keeps of a list of tickets: what the address of the list says. */
export const TicketViewDefinition = z.strictObject({
  ...definition,
  sort: TicketSort.optional(),
  group: TicketGrouping.optional(),
})
export type TicketViewDefinition = z.infer<typeof TicketViewDefinition>

export const ticketViews = viewEndpoints({
  path: '/ticket-views',
  permission: 'tickets.read',
  records: 'tickets',
  definition: TicketViewDefinition,
})
