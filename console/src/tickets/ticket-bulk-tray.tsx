import { BulkTray } from '../bulk-edits/bulk-tray.tsx'
import { useTexts } from '../frame/texts.ts'
import { ticketBulkTexts } from './ticket-bulk.texts.ts'

/** Bulk edits of tickets, at the foot of their list. */
export function TicketBulkTray() {
  const t = useTexts(ticketBulkTexts)
  return (
    <BulkTray
      of="ticketBulkEdits"
      shows="tickets"
      nameOf={({ number, title }) => `${number} ${title}`}
      words={{
        done: (count) => t('done', { count }),
        doneRefused: (count) => t('doneRefused', { count }),
        undone: (count) => t('undone', { count }),
        kept: (count) => t('kept', { count }),
        cancelled: (count) => t('cancelled', { count }),
        exceptionsTitle: t('exceptionsTitle'),
      }}
    />
  )
}
