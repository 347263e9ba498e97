import type { ListField } from '../filters/filters.ts'

/** How many tickets of a customer wait, of those that the actor sees: something that customers are filtered by. */
export const openTickets: ListField = {
  name: 'openTickets',
  type: 'number',
  source: { column: 'openTickets' },
  needs: 'tickets.read',
  whole: true,
}
