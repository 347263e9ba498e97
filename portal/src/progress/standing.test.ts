import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Progress } from '@zhike/contract/portal'
import { offersOf, standingOf } from './standing.ts'

const at = '2026-03-16T02:00:00.000Z'
const open: Progress = {
  number: 'T-260316-0001',
  kind: 'complaint',
  title: 'It leaks',
  description: 'Since Monday',
  status: 'open',
  handler: null,
  steps: [],
  resolution: null,
  confirmedAt: null,
  rating: null,
  urgedTimes: 0,
  promised: [],
  pledged: [],
  urgeAgainAt: null,
  createdAt: at,
}
const resolved: Progress = { ...open, status: 'resolved', handler: 'Lin', resolution: { summary: 'Fixed', at } }
const confirmed: Progress = { ...resolved, status: 'closed', confirmedAt: at }

test('a request stands where its customer would say it stands', () => {
  assert.equal(standingOf(open), 'received')
  assert.equal(standingOf({ ...open, handler: 'Lin' }), 'handled')
  assert.equal(standingOf({ ...open, status: 'pending' }), 'waiting')
  assert.equal(standingOf(resolved), 'answered')
  assert.equal(standingOf(confirmed), 'confirmed')
  assert.equal(standingOf({ ...confirmed, confirmedAt: null }), 'closed')
})

test('a request that waits wants something of its customer only when the last word was ours', () => {
  const after = (...types: string[]) =>
    standingOf({
      ...open,
      status: 'pending',
      steps: types.map((type) => ({ type: `ticket.${type}`, at, text: null, by: null, files: [] })),
    })
  assert.equal(after('created', 'assigned', 'waiting'), 'waiting')
  assert.equal(after('created', 'replied', 'waiting'), 'asked')
  assert.equal(after('created', 'waiting', 'replied', 'urged'), 'asked')
  assert.equal(after('created', 'replied', 'supplemented', 'waiting'), 'waiting')
})

test('an open request can be urged and added to, and nothing else', () => {
  const offers = { urge: true, supplement: true, confirm: false, reject: false, rate: false }
  assert.deepEqual(offersOf(open), offers)
  assert.deepEqual(offersOf({ ...open, status: 'pending' }), { ...offers, urge: false })
})

test('a solution is confirmed or rejected, and rated once after that', () => {
  const offers = { urge: false, supplement: true, confirm: true, reject: true, rate: false }
  assert.deepEqual(offersOf(resolved), offers)
  assert.deepEqual(offersOf(confirmed), { ...offers, supplement: false, confirm: false, rate: true })
  const rated = { ...confirmed, rating: { score: 5, comment: null, at } }
  assert.equal(offersOf(rated).rate, false)
})
