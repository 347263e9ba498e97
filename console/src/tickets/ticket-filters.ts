import type { Condition, Filter } from '@zhike/contract/filters'
import {
  Priority,
  TicketDate,
  TicketGrouping,
  TicketKind,
  TicketSort,
  TicketStatus,
  type TicketViewDefinition,
  ticketLayouts,
} from '@zhike/contract/tickets'
import { narrowed, readable, writeFilter } from '../filters/filter-address.ts'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'
import { readDay, spans } from './ticket-span.ts'

/** What the address of the ticket list says, in the words of the API, plus what is open over it. */
export const readTicketSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    status: readMany(search.status, TicketStatus.options),
    kind: readMany(search.kind, TicketKind.options),
    priority: readMany(search.priority, Priority.options),
    assignee: readText(search.assignee),
    customer: readText(search.customer),
    category: readText(search.category),
    urged: readOne(search.urged, ['yes'] as const),
    watched: readOne(search.watched, ['me'] as const),
    search: readText(search.search),
    /** JSON; what is used all day are the short parameters before it. */
    filter: readText(search.filter),
    sort: TicketSort.safeParse(search.sort).data,
    group: TicketGrouping.safeParse(search.group).data,
    layout: readOne(search.layout, ticketLayouts),
    /** In a calendar: by which date, how much of it, and a day of it. */
    dates: readOne(search.dates, TicketDate.options),
    span: readOne(search.span, spans),
    day: readDay(search.day),
    /** The view that the list began from; `none` when the one that opens by itself was left. */
    view: readText(search.view),
    /** The ticket beside the list. */
    open: readText(search.open),
    /** The dialog for a new ticket. */
    new: readOne(search.new, ['yes'] as const),
  })

type TicketSearch = ReturnType<typeof readTicketSearch>

/** What narrows, orders, groups and lays out the list. */
export const filtersOf = ({ open: _open, new: _new, ...filters }: TicketSearch) => filters
export type TicketFilters = ReturnType<typeof filtersOf>

/** Only what the list is asked for; a filter that cannot be read is none. */
export function onlyListed({ filter, ...filters }: TicketFilters) {
  const { group: _group, layout: _layout, dates: _dates, span: _span, day: _day, view: _view, ...listed } = filters
  return onlyGiven({ ...listed, filter: writeFilter(readable(filter)) })
}

/** What a view keeps of an address: what its short parameters mean stands in the filter from then on. */
export function definitionIn(filters: TicketFilters): TicketViewDefinition {
  const { search, sort, group, layout, dates } = filters
  return onlyGiven({
    search,
    sort,
    group,
    layout,
    dates,
    filter: shortOf(filters).reduce<Filter | undefined>(narrowed, readable(filters.filter)),
  })
}

function shortOf({ status, kind, priority, assignee, category, urged, watched }: TicketFilters): readonly Condition[] {
  const among = (field: string, value: readonly string[] | undefined): readonly Condition[] =>
    value ? [{ field, op: 'in', value }] : []
  return [
    ...among('status', status),
    ...among('kind', kind),
    ...among('priority', priority),
    ...among('category', category === undefined ? undefined : [category]),
    ...(assignee === 'none' ? [{ field: 'assignee', op: 'empty' } as const] : []),
    ...(assignee && assignee !== 'none' ? [{ field: 'assignee', op: 'is', value: assignee } as const] : []),
    ...(urged ? [{ field: 'urgedTimes', op: 'gt', value: 0 } as const] : []),
    ...(watched ? [{ field: 'watcher', op: 'is', value: watched } as const] : []),
  ]
}

/** The address of a view. */
export const searchOf = ({ filter, ...kept }: TicketViewDefinition, view: string | undefined) =>
  onlyGiven({ ...kept, filter: writeFilter(filter), view })
