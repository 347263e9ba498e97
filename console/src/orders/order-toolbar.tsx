import type { FilterField } from '@zhike/contract/filters'
import { Order, OrderGrouping, orderGroupings } from '@zhike/contract/orders'
import { codeTexts } from '@zhike/ui/codes.texts'
import { lazy, Suspense } from 'react'
import { readFilter, writeFilter } from '../filters/filter-address.ts'
import { useAnswer } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { ColumnsChoice } from '../own-fields/columns-choice.tsx'
import { orderFieldTexts } from './order-fields.texts.ts'
import type { OrderFilters } from './order-search.ts'
import { useOrderTerms } from './order-terms.tsx'
import styles from './order-view.module.css'
import { orderTexts } from './orders.texts.ts'

const Filtering = lazy(() => import('../filters/filtering.tsx').then((found) => ({ default: found.Filtering })))

interface ToolbarProps {
  readonly filters: OrderFilters
  /** What orders are filtered by; undefined while it is being fetched. */
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly onChange: (filters: OrderFilters) => void
}

/** Narrows the orders by number, state, period and customer. */
export function OrderToolbar({ filters, fields, onChange }: ToolbarProps) {
  const t = useTexts(orderTexts)
  const says = useTexts(orderFieldTexts)
  const terms = useOrderTerms(fields)
  const code = useTexts(codeTexts)
  const customer = useAnswer('customers', 'get', filters.customer ? { id: filters.customer } : undefined)
  const change = (part: { readonly [K in keyof OrderFilters]?: OrderFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  return (
    <>
      <SearchBox label={t('search')} words={filters.search} onSearch={(search) => change({ search })} />
      <FilterChip
        name={t('status')}
        takes="one"
        options={Order.shape.status.options.map((value) => ({ value, label: code(`order.${value}`) }))}
        chosen={filters.status ? [filters.status] : []}
        onChoose={([status]) => change({ status })}
      />
      <fieldset className={styles.period} aria-label={t('period')}>
        <DayField
          label={t('from')}
          placeholder={t('from')}
          width={136}
          value={filters.from}
          max={filters.to}
          onChange={(from) => change({ from: from || undefined })}
        />
        <span aria-hidden>{t('until')}</span>
        <DayField
          label={t('to')}
          placeholder={t('to')}
          width={136}
          value={filters.to}
          min={filters.from}
          onChange={(to) => change({ to: to || undefined })}
        />
      </fieldset>
      {filters.customer ? (
        <FilterChip
          name={t('customer')}
          takes="one"
          options={[{ value: filters.customer, label: customer.data?.name ?? '' }]}
          chosen={[filters.customer]}
          onChoose={() => change({ customer: undefined })}
        />
      ) : null}
      <Suspense>
        <Filtering
          terms={terms}
          filter={readFilter(filters.filter)}
          onFilter={(filter) => change({ filter: writeFilter(filter) })}
          grouping={{
            group: filters.group,
            groups: orderGroupings.map((key) => ({ key, label: says(`group_${key}`) })),
            onChoose: (group) => change({ group: OrderGrouping.safeParse(group).data }),
          }}
        />
      </Suspense>
      <ColumnsChoice kind="order" />
    </>
  )
}
