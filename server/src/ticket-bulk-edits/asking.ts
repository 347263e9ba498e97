import type { Input, Output } from '@zhike/contract/endpoint'
import {
  lastingParts,
  type TicketBulkChange,
  type TicketBulkPreview,
  type ticketBulkEdits,
} from '@zhike/contract/ticket-bulk-edits'
import type { BulkSubject } from '../bulk-edits/bulk-edits.ts'
import { ticketsMeant } from '../tickets/tickets.ts'
import { changeTicket, type Values } from './changing.ts'
import { previewTickets } from './previewing.ts'
import { lookBackAtTickets, putTicketBack } from './putting-back.ts'
import { readChange, requireRights } from './reading.ts'
import { findTicketExceptions } from './ticket-bulk-edits.queries.ts'

type Choice = Input<typeof ticketBulkEdits.create>['choice']
type Exception = Output<typeof ticketBulkEdits.exceptions>['items'][number]

/** What becomes of many tickets at once. */
export const ticketBulkWork: BulkSubject<Choice, TicketBulkChange, TicketBulkPreview, Exception> = {
  records: 'ticket',
  read: readChange,
  requireRights,
  lasting: lastingParts,
  lookBack: lookBackAtTickets,
  preview: previewTickets,
  wanted: ticketsMeant,
  changeOne: changeTicket,
  putBack: (ctx, id, before, after) => putTicketBack(ctx, id, before as Values, after as Values),
  exceptions: async (ctx, id, after, most) =>
    (await findTicketExceptions(ctx.db, id, after, most)).map(({ recordId, number, title, status, reason }) => ({
      recordId,
      shown: {
        ticketId: recordId,
        number,
        title,
        status: status as Exception['status'],
        reason: reason ?? 'internal.bug',
      },
    })),
}
