import { BulkTray } from '../bulk-edits/bulk-tray.tsx'
import { useBulkWords } from './use-bulk-words.ts'

/** Bulk edits of customers, at the foot of their list. */
export function CustomerBulkTray() {
  return <BulkTray of="bulkEdits" shows="customers" nameOf={({ name }) => name} words={useBulkWords()} />
}
