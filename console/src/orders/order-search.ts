import { Order } from '@zhike/contract/orders'
import { onlyGiven, readOne, readText } from '../frame/search-params.ts'

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
    /** The order beside the list. */
    open: readText(search.open),
    /** The dialog for a new order. */
    new: readOne(search.new, ['yes'] as const),
  })
type OrderSearch = ReturnType<typeof readOrderSearch>

/** Only what the list is asked for. */
export const filtersOf = ({ open: _open, new: _new, ...filters }: OrderSearch) => filters
export type OrderFilters = ReturnType<typeof filtersOf>
