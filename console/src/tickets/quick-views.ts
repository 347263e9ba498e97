import type { TicketFilters } from './ticket-filters.ts'

export const quickViews = ['unfinished', 'mine', 'unassigned', 'urged', 'watched', 'awaiting', 'all'] as const
export type QuickView = (typeof quickViews)[number]

/** The filters behind each view that people use all day. */
export const viewFilters: Readonly<Record<QuickView, TicketFilters>> = {
  unfinished: { status: ['open', 'pending'] },
  mine: { assignee: 'me', status: ['open', 'pending'] },
  unassigned: { assignee: 'none', status: ['open', 'pending'] },
  urged: { urged: 'yes', status: ['open', 'pending'] },
  watched: { watched: 'me' },
  awaiting: { status: ['resolved'] },
  all: {},
}

const decisive = ['status', 'assignee', 'urged', 'watched'] as const

/** The view whose filters these are; kind, priority, words and order narrow a view without leaving it. */
export const viewOf = (filters: TicketFilters): QuickView | undefined =>
  quickViews.find((view) =>
    decisive.every((name) => [filters[name] ?? []].flat().join() === [viewFilters[view][name] ?? []].flat().join()),
  )

/** The filters after a change of view: what narrowed the old one narrows the new one. */
export function inView(filters: TicketFilters, view: QuickView): TicketFilters {
  const { status: _status, assignee: _assignee, urged: _urged, watched: _watched, view: _view, ...rest } = filters
  return { ...rest, ...viewFilters[view] }
}
