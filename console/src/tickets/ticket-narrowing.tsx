import type { FilterField } from '@zhike/contract/filters'
import { TicketGrouping, ticketGroupings } from '@zhike/contract/tickets'
import { readFilter, writeFilter } from '../filters/filter-address.ts'
import { Filtering } from '../filters/filtering.tsx'
import { useTexts } from '../frame/texts.ts'
import { ColumnsChoice } from '../own-fields/columns-choice.tsx'
import type { TicketFilters } from './ticket-filters.ts'
import { useTicketTerms } from './ticket-terms.tsx'
import { ticketTexts } from './tickets.texts.ts'

interface NarrowingProps {
  readonly filters: TicketFilters
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly onChange: (part: {
    readonly filter?: string | undefined
    readonly group?: TicketGrouping | undefined
  }) => void
}

/** Narrows the tickets by any of their fields, groups them, and says which own fields are shown. */
export function TicketNarrowing({ filters, fields, onChange }: NarrowingProps) {
  const t = useTexts(ticketTexts)
  const terms = useTicketTerms(fields)
  return (
    <>
      <Filtering
        terms={terms}
        filter={readFilter(filters.filter)}
        onFilter={(filter) => onChange({ filter: writeFilter(filter) })}
        grouping={{
          group: filters.group,
          groups: ticketGroupings.map((key) => ({ key, label: t(`group_${key}`) })),
          onChoose: (group) => onChange({ group: TicketGrouping.safeParse(group).data }),
        }}
      />
      <ColumnsChoice kind="ticket" />
    </>
  )
}
