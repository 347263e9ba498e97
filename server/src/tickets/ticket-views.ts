import type { ticketViews as endpoints, TicketViewDefinition } from '@zhike/contract/tickets'
import type { Handlers } from '../platform/http/handlers.ts'
import { viewsOf } from '../views/views.ts'
import { groupingOf } from './counting.ts'
import { checkDate } from './dating.ts'
import { sortingOf } from './sorting.ts'
import { ticketFields } from './ticket-fields.ts'

/** What somebody keeps of the list of tickets. */
export const ticketViews: Handlers<typeof endpoints> = viewsOf<TicketViewDefinition>({
  list: 'ticket',
  toShare: 'tickets.share_views',
  fields: ticketFields,
  check: async (ctx, { sort, group, dates }) => {
    if (sort) await sortingOf(ctx, sort, 'definition.sort')
    if (group) await groupingOf(ctx, group, 'definition.group')
    if (dates) await checkDate(ctx, dates, 'definition.dates')
  },
})
