import { useTexts } from '../frame/texts.ts'
import { bulkHistoryTexts } from './bulk-history.texts.ts'

/** Says what a bulk edit set a field to, or that it emptied it; nothing of a field that it left as it was. */
export function useSaidTo() {
  const t = useTexts(bulkHistoryTexts)
  return (field: string, value: string | null | undefined): string[] => {
    if (value === undefined) return []
    return [value === null ? t('cleared', { field }) : t('to', { field, value })]
  }
}
