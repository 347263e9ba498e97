import type { TrayWords } from '../bulk-edits/edited.ts'
import { useTexts } from '../frame/texts.ts'
import { bulkTexts } from './bulk.texts.ts'

/** What is said of a bulk edit of customers, with how many. */
export function useBulkWords(): TrayWords {
  const t = useTexts(bulkTexts)
  return {
    done: (count) => t('done', { count }),
    doneRefused: (count) => t('doneRefused', { count }),
    undone: (count) => t('undone', { count }),
    kept: (count) => t('kept', { count }),
    cancelled: (count) => t('cancelled', { count }),
    exceptionsTitle: t('exceptionsTitle'),
    willUndo: (count) => t('willUndo', { count }),
    willKeep: (count, reason) => t('willKeep', { count, reason }),
  }
}
