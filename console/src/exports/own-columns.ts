import type { ExportKind } from '@zhike/contract/exports'
import { ownColumn } from '@zhike/contract/exports/columns'
import { useAnswer } from '../frame/calls.ts'
import { useLocale } from '../frame/texts.ts'

/** An own field as a column. */
export interface OwnColumn {
  readonly name: string
  readonly label: string
  /** Whether it may tell who somebody is. */
  readonly telling: boolean
}

/** The own fields of customers that can be exported: all but formulas. */
export function useOwnColumns(kind: ExportKind): readonly OwnColumn[] {
  const locale = useLocale()
  const fields = useAnswer('ownFields', 'list', kind === 'customers' ? { kind: 'customer' } : undefined).data?.items
  return (fields ?? [])
    .filter(({ type }) => type !== 'formula')
    .map(({ key, name, nameEn, type }) => ({
      name: ownColumn(key),
      label: locale === 'en' && nameEn ? nameEn : name,
      telling: type === 'text' || type === 'person',
    }))
}
