import type { Permission } from '@zhike/contract/permissions'
import type { Priority, Ticket, TicketStatus } from '@zhike/contract/tickets'
import { keyOf } from '../frame/client.ts'
import { onlyListed, type TicketFilters } from './ticket-filters.ts'

/** By what a board can have columns. */
export const boardGroups = ['status', 'assignee', 'priority'] as const
export type BoardGroup = (typeof boardGroups)[number]
export const boardGroupOf = (group: string | undefined): BoardGroup =>
  boardGroups.find((one) => one === group) ?? 'status'

/** What the tickets of a column have in common; null is nobody. */
export type ColumnValue = string | null

export const placeOf = (by: BoardGroup, ticket: Ticket): ColumnValue =>
  by === 'assignee' ? ticket.assigneeId : ticket[by]

const pageSize = 20

/** What the list is asked for, to fill a column. */
export const askedFor = (filters: TicketFilters, by: BoardGroup, value: ColumnValue) => ({
  ...onlyListed({ ...filters, ...only(by, value) }),
  limit: pageSize,
})

function only(by: BoardGroup, value: ColumnValue): Partial<TicketFilters> {
  if (by === 'assignee') return { assignee: value ?? 'none' }
  return by === 'status' ? { status: [value as TicketStatus] } : { priority: [value as Priority] }
}

/** Under which key the pages of a column are kept. */
export const columnKey = (filters: TicketFilters, by: BoardGroup, value: ColumnValue) => [
  ...keyOf('tickets', 'list', askedFor(filters, by, value)),
  'pages',
]

/** What the counts of all columns are asked for. */
export const countedFor = (filters: TicketFilters, by: BoardGroup) => {
  const { sort: _, ...choice } = onlyListed(filters)
  return { ...choice, by }
}
export const countsKey = (filters: TicketFilters, by: BoardGroup) => keyOf('tickets', 'count', countedFor(filters, by))

/** Whether the filter of the list lets nothing into a column. */
export function isLeftOut(filters: TicketFilters, by: BoardGroup, value: ColumnValue, me: string): boolean {
  if (by !== 'assignee') return filters[by]?.every((one) => one !== value) ?? false
  if (filters.assignee === undefined) return false
  return (value ?? 'none') !== (filters.assignee === 'me' ? me : filters.assignee)
}

/** The filters that let a column in that was left out. */
export function lettingIn(filters: TicketFilters, by: BoardGroup, value: ColumnValue): TicketFilters {
  if (by === 'status') return { ...filters, status: [...(filters.status ?? []), value as TicketStatus] }
  if (by === 'priority') return { ...filters, priority: [...(filters.priority ?? []), value as Priority] }
  const { assignee: _, ...others } = filters
  return others
}

/** What it takes to bring a ticket into another column. */
export type Deed =
  | { readonly does: 'assign'; readonly staffId: string }
  | { readonly does: 'prioritise'; readonly priority: Priority }
  | { readonly does: 'unassign' | 'wait' | 'continue' | 'reopen' }
  | DialogDeed
/** What is asked for more first. */
export type DialogDeed = { readonly does: 'resolve' } | { readonly does: 'close' }
type StatusDeed = 'wait' | 'continue' | 'reopen' | DialogDeed['does']

const steps: Readonly<Record<string, readonly [StatusDeed, Permission]>> = {
  'open pending': ['wait', 'tickets.update'],
  'pending open': ['continue', 'tickets.update'],
  'open resolved': ['resolve', 'tickets.resolve'],
  'pending resolved': ['resolve', 'tickets.resolve'],
  'resolved closed': ['close', 'tickets.close'],
  'resolved open': ['reopen', 'tickets.resolve'],
  'closed open': ['reopen', 'tickets.resolve'],
}

/** What moving a ticket into a column does; undefined where it is already, or when the person or its state does not allow it. */
export function deedFor(
  ticket: Ticket,
  by: BoardGroup,
  value: ColumnValue,
  may: (permission: Permission) => boolean,
): Deed | undefined {
  if (placeOf(by, ticket) === value || ticket.mergedInto !== null) return undefined
  if (by === 'status') {
    const [does, needs] = steps[`${ticket.status} ${value}`] ?? []
    return does && needs && may(needs) ? ({ does } as Deed) : undefined
  }
  if (ticket.status !== 'open' && ticket.status !== 'pending') return undefined
  if (by === 'priority') return may('tickets.update') ? { does: 'prioritise', priority: value as Priority } : undefined
  if (!may('tickets.assign')) return undefined
  return value === null ? { does: 'unassign' } : { does: 'assign', staffId: value }
}
