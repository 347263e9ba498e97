import { BulkTray } from '../bulk-edits/bulk-tray.tsx'
import { useTexts } from '../frame/texts.ts'
import { bulkTexts } from './bulk.texts.ts'

/** Bulk edits of customers, at the foot of their list. */
export function CustomerBulkTray() {
  return <BulkTray of="bulkEdits" shows="customers" nameOf={({ name }) => name} words={useTexts(bulkTexts)} />
}
