import type { OwnValues } from '@zhike/contract/own-fields'
import { preferences } from '../frame/preferences.ts'
import { useStore } from '../frame/store.ts'
import type { Column } from '../frame/table-props.ts'
import { useLocale } from '../frame/texts.ts'
import { ownColumns } from './own-columns.ts'
import { useOwnFields } from './use-own-fields.ts'

export type Kind = 'ticket' | 'order'

/** The own fields that the person wants to see in the list of a kind, as columns behind its own. */
export function useChosenColumns<T extends { readonly custom: OwnValues }>(kind: Kind): readonly Column<T>[] {
  const fields = useOwnFields(kind) ?? []
  const { [kind]: chosen } = useStore(preferences).columns
  const locale = useLocale()
  return ownColumns<T>(
    fields.filter(({ key }) => chosen.includes(key)),
    locale,
  )
}
