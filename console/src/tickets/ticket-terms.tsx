import type { FilterField } from '@zhike/contract/filters'
import { codeTexts } from '@zhike/ui/codes.texts'
import { CountWords } from '../filters/count-words.tsx'
import type { FilterTerms } from '../filters/filter-terms.ts'
import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { ticketFieldTexts } from './ticket-fields.texts.ts'

const coded = ['status', 'kind', 'priority', 'channel'] as const
type Coded = (typeof coded)[number]
const isCoded = (field: string): field is Coded => coded.some((one) => one === field)

/** What a value of a field of tickets is called, where it has no name of its own. */
export function useTicketValue() {
  const t = useTexts(ticketFieldTexts)
  const code = useTexts(codeTexts)
  return (field: string, value: string): string | undefined => {
    if (isCoded(field)) return code(`${field}.${value}` as 'status.open')
    return field === 'promise' ? t(`promise_${value as 'running'}`) : undefined
  }
}

/** What tickets are filtered by, in words. */
export function useTicketTerms(fields: ReadonlyMap<string, FilterField> | undefined): FilterTerms | undefined {
  const t = useTexts(ticketFieldTexts)
  const optionOf = useTicketValue()
  return fields && { fields, nameOf: (name) => t(name as 'title'), optionOf, Count, useSuggestions }
}

function Count({ filter }: { readonly filter: string | undefined }) {
  const answer = useAnswer('tickets', 'list', filter === undefined ? undefined : { filter, count: 'yes', limit: 1 })
  return <CountWords of="ticket" asked={filter !== undefined} count={answer.data?.count} />
}

/** The tiers of the customers in sight. */
function useSuggestions(field: string) {
  const counts = useAnswer('customers', 'count', field === 'customerTier' ? { by: 'tier' } : undefined)
  return (counts.data?.items ?? []).flatMap(({ value }) => (value === null ? [] : [{ value, label: value }]))
}
