import * as z from 'zod'
import { definition, viewEndpoints } from '../views.ts'
import { TicketDate, TicketGrouping, TicketSort, ticketLayouts } from './listing.ts'

/** What a view keeps of a list of tickets: what the address of the list says. */
export const TicketViewDefinition = z.strictObject({
  ...definition,
  sort: TicketSort.optional(),
  /** On a board: by what its columns are. */
  group: TicketGrouping.optional(),
  layout: z.enum(ticketLayouts).optional(),
  /** In a calendar: by which date. */
  dates: TicketDate.optional(),
})
export type TicketViewDefinition = z.infer<typeof TicketViewDefinition>

export const ticketViews = viewEndpoints({
  path: '/ticket-views',
  permission: 'tickets.read',
  records: 'tickets',
  definition: TicketViewDefinition,
})
