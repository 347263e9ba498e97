import { BulkTray } from '../bulk-edits/bulk-tray.tsx'
import { useTicketBulkWords } from './use-ticket-bulk-words.ts'

/** Bulk edits of tickets, at the foot of their list. */
export function TicketBulkTray() {
  return (
    <BulkTray
      of="ticketBulkEdits"
      shows="tickets"
      nameOf={({ number, title }) => `${number} ${title}`}
      words={useTicketBulkWords()}
    />
  )
}
