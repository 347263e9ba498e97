import { Priority, TicketStatus } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useAnswer } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { type BoardGroup, type ColumnValue, countedFor, isLeftOut } from './boards.ts'
import type { TicketFilters } from './ticket-filters.ts'
import { ticketTexts } from './tickets.texts.ts'

export interface BoardColumn {
  readonly value: ColumnValue
  readonly name: string
  /** Undefined while it is counted, and where the filter leaves the column out. */
  readonly count: number | undefined
  readonly leftOut: boolean
}

export interface Person {
  readonly id: string
  readonly name: string
}

/** The largest columns of a board by person; in a company with fewer colleagues everybody has one. */
const mostPeople = 20
const fewPeople = 12

/** The columns of a board with how many tickets each has; `added` are colleagues without a column of their own. */
export function useColumns(filters: TicketFilters, by: BoardGroup, added: readonly Person[]) {
  const code = useTexts(codeTexts)
  const t = useTexts(ticketTexts)
  const me = useMe()
  const counts = useAnswer('tickets', 'count', countedFor(filters, by))
  const items = counts.data?.items
  const colleagues = useColleagues(by === 'assignee')
  const column = (value: ColumnValue, name: string): BoardColumn => {
    const leftOut = isLeftOut(filters, by, value, me.id)
    const count = items && (items.find((item) => item.value === value)?.count ?? 0)
    return { value, name, count: leftOut ? undefined : count, leftOut }
  }
  const columns =
    by === 'status'
      ? TicketStatus.options.map((status) => column(status, code(`status.${status}`)))
      : by === 'priority'
        ? Priority.options.toReversed().map((priority) => column(priority, code(`priority.${priority}`)))
        : [
            column(null, t('unassigned')),
            ...peopleOf(items ?? [], [...(colleagues.length <= fewPeople ? colleagues : []), ...added], me).map(
              ({ id, name }) => column(id, name),
            ),
          ]
  const others = colleagues.filter(({ id }) => columns.every(({ value }) => value !== id))
  return {
    columns,
    exact: counts.data?.exact ?? true,
    failure: counts.error,
    again: () => void counts.refetch(),
    /** Colleagues without a column. */
    others,
    nameOf: (id: string) =>
      columns.find(({ value }) => value === id)?.name ?? others.find((person) => person.id === id)?.name ?? '',
  }
}

interface Counted {
  readonly value: string | null
  readonly label: string | null
}

/** Oneself first, the others by name: a column stays where it is while cards come and go. */
function peopleOf(counted: readonly Counted[], others: readonly Person[], me: Person): readonly Person[] {
  const busy = counted.flatMap(({ value, label }) => (value === null ? [] : [{ id: value, name: label ?? '' }]))
  const all = new Map([...busy.slice(0, mostPeople), ...others].map((person) => [person.id, person]))
  const known = [...all.values()].sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
  return [...known.filter(({ id }) => id === me.id), ...known.filter(({ id }) => id !== me.id)]
}

/** Those who work on tickets. */
function useColleagues(asked: boolean): readonly Person[] {
  const may = useMay()
  const roles = useAnswer('roles', 'list', asked ? {} : undefined)
  const staff = useAnswer('staff', 'list', asked && may('staff.read') ? { suspended: 'no', limit: 200 } : undefined)
  const working = new Set(
    roles.data?.items.filter(({ permissions }) => permissions.includes('tickets.reply')).map(({ code }) => code),
  )
  return (staff.data?.items ?? []).filter(({ role }) => working.has(role))
}
