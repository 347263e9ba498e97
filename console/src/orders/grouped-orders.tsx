import type { Filter, FilterField } from '@zhike/contract/filters'
import type { OrderGrouping } from '@zhike/contract/orders'
import { codeTexts } from '@zhike/ui/codes.texts'
import { inValue, narrowed, readable, writeFilter } from '../filters/filter-address.ts'
import styles from '../filters/grouped.module.css'
import { Grouped, Members } from '../filters/grouped.tsx'
import { useAnswer, useList } from '../frame/calls.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Money } from '../frame/money.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { orderFieldTexts } from './order-fields.texts.ts'
import type { AskedOrders } from './order-search.ts'

interface GroupedProps {
  readonly by: OrderGrouping
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly asked: AskedOrders
  readonly onOpen: (id: string) => void
  /** Narrows the list to one group. */
  readonly onNarrow: (filter: Filter) => void
}

/** The orders in groups with how many each has. */
export function GroupedOrders({ by, fields, asked, onOpen, onNarrow }: GroupedProps) {
  const t = useTexts(orderFieldTexts)
  const code = useTexts(codeTexts)
  const { sort: _sort, ...choice } = asked
  const counts = useAnswer('orders', 'count', { ...choice, by })
  if (counts.error) return <Failure error={counts.error} again={() => void counts.refetch()} />
  const nameOf = (value: string | null, label: string | null) => {
    if (value === null) return t('noValue')
    return by === 'status' ? code(`order.${value as 'placed'}`) : (label ?? value)
  }
  const filterOf = (value: string | null) => narrowed(readable(asked.filter), inValue(by, fields?.get(by)?.type, value))
  return (
    <Grouped
      groups={counts.data?.items.map(({ value, label, count }) => ({ value, name: nameOf(value, label), count }))}
      exact={counts.data?.exact ?? true}
      onNarrow={(value) => onNarrow(filterOf(value))}
    >
      {(value) => <Orders asked={{ ...asked, filter: writeFilter(filterOf(value)) ?? '' }} onOpen={onOpen} />}
    </Grouped>
  )
}

interface OrdersProps {
  readonly asked: AskedOrders
  readonly onOpen: (id: string) => void
}

function Orders({ asked, onOpen }: OrdersProps) {
  const list = useList('orders', 'list', { ...asked, limit: 20 })
  return (
    <Members list={list} idOf={({ id }) => id} onOpen={onOpen}>
      {(order) => (
        <>
          <span className={styles.name}>{order.orderNo}</span>
          <span className={styles.contact}>
            <CustomerChip customer={order.customer} plain />
          </span>
          <Money fen={order.totalFen} currency={order.currency} />
        </>
      )}
    </Members>
  )
}
