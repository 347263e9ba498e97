import type { CustomerGrouping } from '@zhike/contract/customers'
import type { Filter, FilterField } from '@zhike/contract/filters'
import { codeTexts } from '@zhike/ui/codes.texts'
import { readable, writeFilter } from '../filters/filter-address.ts'
import styles from '../filters/grouped.module.css'
import { Grouped, Members } from '../filters/grouped.tsx'
import { useAnswer, useList } from '../frame/calls.ts'
import { contactOf } from '../frame/contact.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Failure } from '../frame/state.tsx'
import { StageTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import type { CustomerFilters } from './customer-search.ts'
import { inGroup } from './grouping.ts'
import { PoolTag } from './pool-tag.tsx'
import { viewTexts } from './views.texts.ts'

interface GroupedProps {
  readonly by: CustomerGrouping
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly filters: CustomerFilters
  readonly onOpen: (id: string) => void
  /** Narrows the list to one group. */
  readonly onNarrow: (filter: Filter) => void
}

/** The customers in groups with how many each has. */
export function GroupedCustomers({ by, fields, filters, onOpen, onNarrow }: GroupedProps) {
  const t = useTexts(viewTexts)
  const code = useTexts(codeTexts)
  const { sort: _sort, ...choice } = filters
  const counts = useAnswer('customers', 'count', { ...choice, by })
  if (counts.error) return <Failure error={counts.error} again={() => void counts.refetch()} />
  const nameOf = (value: string | null, label: string | null) => {
    if (value === null) return t(by === 'owner' ? 'unowned' : 'unknown')
    if (by === 'stage') return code(`stage.${value as 'new'}`)
    return by === 'kind' ? code(`customer.${value as 'person'}`) : (label ?? value)
  }
  const filterOf = (value: string | null) => inGroup(readable(filters.filter), by, value, fields)
  return (
    <Grouped
      groups={counts.data?.items.map(({ value, label, customers }) => ({
        value,
        name: nameOf(value, label),
        count: customers,
      }))}
      exact={counts.data?.exact ?? true}
      onNarrow={(value) => onNarrow(filterOf(value))}
    >
      {(value) => <Customers filters={{ ...filters, filter: writeFilter(filterOf(value)) ?? '' }} onOpen={onOpen} />}
    </Grouped>
  )
}

interface CustomersProps {
  readonly filters: CustomerFilters
  readonly onOpen: (id: string) => void
}

function Customers({ filters, onOpen }: CustomersProps) {
  const list = useList('customers', 'list', { ...filters, limit: 20 })
  return (
    <Members list={list} idOf={({ id }) => id} onOpen={onOpen}>
      {(customer) => (
        <>
          <CustomerChip customer={customer} plain />
          <PoolTag inPool={customer.inPool} />
          <span className={styles.contact}>{contactOf(customer)}</span>
          <StageTag stage={customer.stage} />
        </>
      )}
    </Members>
  )
}
