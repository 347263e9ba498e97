import { Order, OrderGrouping, OrderSort } from '@zhike/contract/orders'
import { readable, writeFilter } from '../filters/filter-address.ts'
import { onlyGiven, readOne, readText } from '../frame/search-params.ts'
import { dayAfter } from './days.ts'

const day = (value: unknown) => {
  const text = readText(value)
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
}

/** What the address of the order list says; the period in whole days, both of them included. */
export const readOrderSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    search: readText(search.search),
    status: readOne(search.status, Order.shape.status.options),
    customer: readText(search.customer),
    from: day(search.from),
    to: day(search.to),
    /** JSON; what is used all day are the short parameters before it. */
    filter: readText(search.filter),
    sort: OrderSort.safeParse(search.sort).data,
    group: OrderGrouping.safeParse(search.group).data,
    /** The order beside the list. */
    open: readText(search.open),
    /** The dialog for a new order. */
    new: readOne(search.new, ['yes'] as const),
  })
type OrderSearch = ReturnType<typeof readOrderSearch>

/** What narrows, orders and groups the list. */
export const filtersOf = ({ open: _open, new: _new, ...filters }: OrderSearch) => filters
export type OrderFilters = ReturnType<typeof filtersOf>

/** What the list is asked for: the period ends with the day before, and a filter that cannot be read is none. */
export const askedOf = ({ group: _group, filter, to, ...filters }: OrderFilters) =>
  onlyGiven({ ...filters, to: to && dayAfter(to), filter: writeFilter(readable(filter)) })
export type AskedOrders = ReturnType<typeof askedOf>
