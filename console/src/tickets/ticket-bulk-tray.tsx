import { BulkTray } from '../bulk-edits/bulk-tray.tsx'
import { useTexts } from '../frame/texts.ts'
import { ticketBulkTexts } from './ticket-bulk.texts.ts'

/** Bulk edits of tickets, at the foot of their list. */
export function TicketBulkTray() {
  return (
    <BulkTray
      of="ticketBulkEdits"
      shows="tickets"
      nameOf={({ number, title }) => `${number} ${title}`}
      words={useTexts(ticketBulkTexts)}
    />
  )
}
