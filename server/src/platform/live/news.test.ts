import assert from 'node:assert/strict'
import { test } from 'node:test'
import { liveEventOf } from './news.ts'

test('what happens between two customers names both, so that whoever sees only one hears of it', () => {
  const news = { position: 7, type: 'customer.taken_out', audience: [], customerId: 'left', subjectId: 'root' }
  assert.deepEqual(liveEventOf({ ...news, subjectType: 'customer' }).ids, { customerId: 'left', subjectId: 'root' })
  assert.deepEqual(liveEventOf({ ...news, subjectType: 'ticket' }).ids, {
    customerId: 'left',
    subjectId: 'root',
    ticketId: 'root',
  })
})
