import type { TicketKind } from '@zhike/contract/tickets'
import { useAnswer } from '../frame/calls.ts'
import { useLocale } from '../frame/texts.ts'
import { nameIn } from '../own-fields/fields-of.ts'

/** A category or type, as it is chosen. */
export interface NamedOfKind {
  readonly id: string
  readonly kind: TicketKind
  readonly name: string
}

/** The categories and types that are in use, of every kind. */
export function useKindsChoices(): {
  readonly categories: readonly NamedOfKind[]
  readonly types: readonly NamedOfKind[]
} {
  const locale = useLocale()
  const categories = useAnswer('categories', 'list', {}).data?.items ?? []
  const types = useAnswer('ticketTypes', 'list', {}).data?.items ?? []
  return { categories, types: types.map((type) => ({ id: type.id, kind: type.kind, name: nameIn(type, locale) })) }
}
