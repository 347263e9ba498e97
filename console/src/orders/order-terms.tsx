import type { FilterField } from '@zhike/contract/filters'
import { codeTexts } from '@zhike/ui/codes.texts'
import type { FilterTerms } from '../filters/filter-terms.ts'
import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { orderFieldTexts } from './order-fields.texts.ts'

/** What orders are filtered by; undefined while it is being fetched. */
export function useOrderFields(): ReadonlyMap<string, FilterField> | undefined {
  const described = useAnswer('orders', 'listFields', {}).data?.items
  return described && new Map(described.map((field) => [field.name, field]))
}

/** What orders are filtered by, in words. */
export function useOrderTerms(fields: ReadonlyMap<string, FilterField> | undefined): FilterTerms | undefined {
  const t = useTexts(orderFieldTexts)
  const code = useTexts(codeTexts)
  const optionOf = (field: string, value: string) =>
    field === 'status' ? code(`order.${value as 'placed'}`) : undefined
  return fields && { fields, nameOf: (name) => t(name as 'orderNo'), optionOf, useSuggestions }
}

const counted = ['store', 'channel', 'soldBy'] as const

/** What is in use among the orders in sight. */
function useSuggestions(field: string) {
  const by = counted.find((one) => one === field)
  const counts = useAnswer('orders', 'count', by ? { by } : undefined)
  return (counts.data?.items ?? []).flatMap(({ value }) => (value === null ? [] : [{ value, label: value }]))
}
