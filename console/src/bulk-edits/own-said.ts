import type { OwnFieldKind, OwnValues } from '@zhike/contract/own-fields'
import { useLocale, useTexts } from '../frame/texts.ts'
import { isEmpty, nameIn } from '../own-fields/fields-of.ts'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import { bulkHistoryTexts } from './bulk-history.texts.ts'

/** Own fields that a bulk edit changed, by name; one that the person may not see stays without. */
export function useOwnSaid(kind: OwnFieldKind) {
  const t = useTexts(bulkHistoryTexts)
  const locale = useLocale()
  const fields = useOwnFields(kind) ?? []
  return (custom: OwnValues = {}): string[] =>
    Object.entries(custom).map(([key, value]) => {
      const known = fields.find((field) => field.key === key)
      const name = known ? nameIn(known, locale) : t('own')
      return isEmpty(value) ? t('cleared', { field: name }) : name
    })
}
