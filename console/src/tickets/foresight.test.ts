import assert from 'node:assert/strict'
import test from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import type { Ticket } from '@zhike/contract/tickets'
import { foreseeTicket } from './foresight.ts'

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
