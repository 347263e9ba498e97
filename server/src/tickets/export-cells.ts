import { codeTexts } from '@zhike/contract/codes'
import type { TicketColumn } from '@zhike/contract/exports/columns'
import { type ExportReading, nameCells } from '../customers/customers.ts'
import { coded, moment, number, type ReadColumn, text } from '../platform/tables/read-columns.ts'

/** How the columns of tickets read. */
export function ticketCells({ locale, named }: ExportReading): Record<TicketColumn, ReadColumn> {
  const words = codeTexts[locale]
  return {
    number: text,
    kind: coded(words, 'kind'),
    category: text,
    title: text,
    description: text,
    priority: coded(words, 'priority'),
    status: coded(words, 'status'),
    channel: coded(words, 'channel'),
    customer_number: text,
    customer_name: nameCells(named),
    department: text,
    assignee: text,
    created_at: moment,
    first_replied_at: moment,
    resolved_at: moment,
    resolution: text,
    closed_at: moment,
    close_reason: text,
    urged_times: number,
    rating: number,
    rating_comment: text,
  }
}
