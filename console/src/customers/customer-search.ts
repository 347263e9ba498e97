import { CustomerKind, customerSorts, Stage } from '@zhike/contract/customers'
import { onlyGiven, readOne, readText } from '../frame/search-params.ts'

const code = (value: unknown) => {
  const text = readText(value)
  return text && /^\d{6}$/.test(text) ? text : undefined
}

/** What the address of the customer list says, in the words of the API, plus what is open over it. */
export const readCustomerSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    search: readText(search.search),
    kind: readOne(search.kind, CustomerKind.options),
    stage: readOne(search.stage, Stage.options),
    tag: readText(search.tag),
    region: code(search.region),
    owner: readText(search.owner),
    sort: readOne(search.sort, customerSorts),
    /** The customer beside the list. */
    open: readText(search.open),
    /** The dialog for a new customer. */
    new: readOne(search.new, ['yes'] as const),
  })
type CustomerSearch = ReturnType<typeof readCustomerSearch>

/** Only what the list is asked for. */
export const filtersOf = ({ open: _open, new: _new, ...filters }: CustomerSearch) => filters
export type CustomerFilters = ReturnType<typeof filtersOf>

/** What the address of a customer's page says: the ticket or order that is open beside it. */
export const readPageSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({ ticket: readText(search.ticket), order: readText(search.order) })
