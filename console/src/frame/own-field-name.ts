import { useAnswer } from './calls.ts'
import { useLocale } from './texts.ts'

/** What the log calls `custom.<id>` in the language of the moment; undefined for a field that the person may not see. */
export function useOwnFieldName(): (field: string) => string | undefined {
  const locale = useLocale()
  const own = useAnswer('ownFields', 'list', {})
  return (field) => {
    const found = own.data?.items.find(({ id }) => `custom.${id}` === field)
    return found && (locale === 'en' ? (found.nameEn ?? found.name) : found.name)
  }
}
