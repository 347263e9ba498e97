import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Ticket } from '@zhike/contract/tickets'
import type { AnswerOf } from '../frame/client.ts'

interface Pages {
  readonly pages: readonly { readonly items: readonly Ticket[]; readonly nextCursor: string | null }[]
}

type Counts = AnswerOf<'tickets', 'count'>

const isPages = (data: unknown): data is Pages => typeof data === 'object' && data !== null && 'pages' in data

/** Shows a change of one ticket at once, on its page and in every list that holds it; the answer follows. */
export function foreseeTicket(cache: QueryClient, id: string, change: Partial<Ticket>): void {
  const changed = (ticket: Ticket) => (ticket.id === id ? { ...ticket, ...change } : ticket)
  cache.setQueriesData({ queryKey: ['tickets', 'get'] }, (data: Ticket | undefined) => (data ? changed(data) : data))
  cache.setQueriesData({ queryKey: ['tickets', 'list'] }, (data: unknown) =>
    isPages(data) ? { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(changed) })) } : data,
  )
}

/** Shows a change of one ticket on a board at once: out of one column, into another, and both counted. */
export function foreseeMove(cache: QueryClient, id: string, change: Partial<Ticket>, board: Board): void {
  const lists = cache.getQueriesData<unknown>({ queryKey: ['tickets', 'list'] }).map(([, data]) => data)
  const ticket = lists.flatMap((data) => (isPages(data) ? ticketsOf(data) : [])).find((one) => one.id === id)
  foreseeTicket(cache, id, change)
  if (!ticket) return
  const moved = { ...ticket, ...change }
  rewrite(cache, board.columnOf(board.placeOf(ticket)), (items) => items.filter((one) => one.id !== id))
  rewrite(cache, board.columnOf(board.placeOf(moved)), (items) => [moved, ...items.filter((one) => one.id !== id)])
  cache.setQueryData<Counts>(
    board.countsKey,
    (counts) => counts && recounted(counts, board.placeOf(ticket), board.placeOf(moved)),
  )
}

interface Board {
  /** In which column a ticket is. */
  readonly placeOf: (ticket: Ticket) => string | null
  /** Under which key the pages of a column are kept, and the counts of all. */
  readonly columnOf: (value: string | null) => QueryKey
  readonly countsKey: QueryKey
}

const ticketsOf = ({ pages }: Pages): readonly Ticket[] => pages.flatMap(({ items }) => items)

/** Changes the first page of a column, where what comes into it is seen at once. */
function rewrite(cache: QueryClient, key: QueryKey, change: (items: readonly Ticket[]) => readonly Ticket[]): void {
  cache.setQueryData<Pages>(key, (data) => {
    const [first, ...others] = data?.pages ?? []
    return first && data ? { ...data, pages: [{ ...first, items: change(first.items) }, ...others] } : data
  })
}

/** One less in the one, one more in the other. */
function recounted({ items, exact }: Counts, from: string | null, to: string | null): Counts {
  if (from === to) return { items, exact }
  const all = items.some(({ value }) => value === to) ? items : [...items, { value: to, label: null, count: 0 }]
  const more = (value: string | null) => (value === to ? 1 : value === from ? -1 : 0)
  return { items: all.map((item) => ({ ...item, count: Math.max(item.count + more(item.value), 0) })), exact }
}
