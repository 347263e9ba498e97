import type { FilterField } from '@zhike/contract/filters'
import { useAnswer } from '../frame/calls.ts'

/** What tickets are filtered by; undefined while it is being fetched. */
export function useTicketFields(): ReadonlyMap<string, FilterField> | undefined {
  const described = useAnswer('tickets', 'listFields', {}).data?.items
  return described && new Map(described.map((field) => [field.name, field]))
}
