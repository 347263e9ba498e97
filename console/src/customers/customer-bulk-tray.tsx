import { BulkTray } from '../bulk-edits/bulk-tray.tsx'
import { useTexts } from '../frame/texts.ts'
import { bulkTexts } from './bulk.texts.ts'

/** Bulk edits of customers, at the foot of their list. */
export function CustomerBulkTray() {
  const t = useTexts(bulkTexts)
  return (
    <BulkTray
      of="bulkEdits"
      shows="customers"
      nameOf={({ name }) => name}
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
