import type { QueryClient } from '@tanstack/react-query'
import type { Ticket } from '@zhike/contract/tickets'

interface Pages {
  readonly pages: readonly { readonly items: readonly Ticket[]; readonly nextCursor: string | null }[]
}

const isPages = (data: unknown): data is Pages => typeof data === 'object' && data !== null && 'pages' in data

/** Shows a change of one ticket at once, on its page and in every list that holds it; the answer follows. */
export function foreseeTicket(cache: QueryClient, id: string, change: Partial<Ticket>): void {
  const changed = (ticket: Ticket) => (ticket.id === id ? { ...ticket, ...change } : ticket)
  cache.setQueriesData({ queryKey: ['tickets', 'get'] }, (data: Ticket | undefined) => (data ? changed(data) : data))
  cache.setQueriesData({ queryKey: ['tickets', 'list'] }, (data: unknown) =>
    isPages(data) ? { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(changed) })) } : data,
  )
}
