import type { Filter, FilterField } from '@zhike/contract/filters'
import type { TicketGrouping } from '@zhike/contract/tickets'
import { inValue, narrowed, readable, writeFilter } from '../filters/filter-address.ts'
import styles from '../filters/grouped.module.css'
import { Grouped, Members } from '../filters/grouped.tsx'
import { useAnswer, useList } from '../frame/calls.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Failure } from '../frame/state.tsx'
import { StatusTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { onlyListed, type TicketFilters } from './ticket-filters.ts'
import { useTicketValue } from './ticket-terms.tsx'
import { ticketTexts } from './tickets.texts.ts'

interface GroupedProps {
  readonly by: TicketGrouping
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly filters: TicketFilters
  readonly onOpen: (id: string) => void
  /** Narrows the list to one group. */
  readonly onNarrow: (filter: Filter) => void
}

/** The tickets in groups with how many each has. */
export function GroupedTickets({ by, fields, filters, onOpen, onNarrow }: GroupedProps) {
  const t = useTexts(ticketTexts)
  const nameOfValue = useTicketValue()
  const { sort: _sort, ...choice } = onlyListed(filters)
  const counts = useAnswer('tickets', 'count', { ...choice, by })
  if (counts.error) return <Failure error={counts.error} again={() => void counts.refetch()} />
  const nameOf = (value: string | null, label: string | null) => {
    if (value === null) return t(by === 'assignee' ? 'unassigned' : by === 'category' ? 'noCategory' : 'noValue')
    return nameOfValue(by, value) ?? label ?? value
  }
  const filterOf = (value: string | null) =>
    narrowed(readable(filters.filter), inValue(by, fields?.get(by)?.type, value))
  return (
    <Grouped
      groups={counts.data?.items.map(({ value, label, count }) => ({ value, name: nameOf(value, label), count }))}
      exact={counts.data?.exact ?? true}
      onNarrow={(value) => onNarrow(filterOf(value))}
    >
      {(value) => <Tickets filters={{ ...filters, filter: writeFilter(filterOf(value)) ?? '' }} onOpen={onOpen} />}
    </Grouped>
  )
}

interface TicketsProps {
  readonly filters: TicketFilters
  readonly onOpen: (id: string) => void
}

function Tickets({ filters, onOpen }: TicketsProps) {
  const list = useList('tickets', 'list', { ...onlyListed(filters), limit: 20 })
  return (
    <Members list={list} idOf={({ id }) => id} onOpen={onOpen}>
      {(ticket) => (
        <>
          <span className={styles.name}>{ticket.title}</span>
          <span className={styles.contact}>
            <CustomerChip customer={ticket.customer} plain />
          </span>
          <StatusTag status={ticket.status} />
        </>
      )}
    </Members>
  )
}
