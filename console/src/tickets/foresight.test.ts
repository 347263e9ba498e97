import assert from 'node:assert/strict'
import test from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import type { Ticket } from '@zhike/contract/tickets'
import { foreseeMove, foreseeTicket } from './foresight.ts'

const ticket = (id: string): Ticket => ({ id, priority: 'normal' }) as Ticket

test('a change shows on the page and in every list of the ticket, and nowhere else', () => {
  const cache = new QueryClient()
  cache.setQueryData(['tickets', 'get', { id: 'a' }], ticket('a'))
  cache.setQueryData(['tickets', 'get', { id: 'b' }], ticket('b'))
  const pages = {
    pages: [
      { items: [ticket('b')], nextCursor: 'x' },
      { items: [ticket('a')], nextCursor: null },
    ],
  }
  cache.setQueryData(['tickets', 'list', {}, 'pages'], pages)
  cache.setQueryData(['tickets', 'listMessages', { id: 'a' }, 'pages'], { pages: [] })

  foreseeTicket(cache, 'a', { priority: 'urgent' })

  assert.equal(cache.getQueryData<Ticket>(['tickets', 'get', { id: 'a' }])?.priority, 'urgent')
  assert.equal(cache.getQueryData<Ticket>(['tickets', 'get', { id: 'b' }])?.priority, 'normal')
  const list = cache.getQueryData<typeof pages>(['tickets', 'list', {}, 'pages'])
  assert.deepEqual(
    list?.pages.map((page) => page.items.map(({ priority }) => priority)),
    [['normal'], ['urgent']],
  )
})

test('a card that is moved leaves its column for the other, and both are counted anew', () => {
  const cache = new QueryClient()
  const card = (id: string, priority: Ticket['priority']) => ({ id, priority }) as Ticket
  const columnOf = (value: string | null) => ['tickets', 'list', { priority: [value] }, 'pages']
  const countsKey = ['tickets', 'count', { by: 'priority' }]
  const page = (items: readonly Ticket[], nextCursor: string | null) => ({ items, nextCursor })
  cache.setQueryData(columnOf('high'), { pages: [page([card('a', 'high')], 'x'), page([card('b', 'high')], null)] })
  cache.setQueryData(columnOf('low'), { pages: [page([card('c', 'low')], null)] })
  const item = (value: string, count: number) => ({ value, label: null, count })
  cache.setQueryData(countsKey, { items: [item('high', 2), item('low', 1)], exact: true })

  const board = { placeOf: ({ priority }: Ticket) => priority, columnOf, countsKey }
  foreseeMove(cache, 'b', { priority: 'low' }, board)
  foreseeMove(cache, 'a', { priority: 'urgent' }, board)

  const shown = (value: string) =>
    cache
      .getQueryData<{ pages: { items: Ticket[] }[] }>(columnOf(value))
      ?.pages.flatMap(({ items }) => items.filter(({ priority }) => priority === value).map(({ id }) => id))
  // a column that is folded has no pages yet; its cards come when it is opened
  assert.deepEqual([shown('high'), shown('low'), shown('urgent')], [[], ['b', 'c'], undefined])
  assert.deepEqual(cache.getQueryData(countsKey), {
    items: [item('high', 0), item('low', 2), item('urgent', 1)],
    exact: true,
  })
})
