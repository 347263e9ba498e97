import assert from 'node:assert/strict'
import test from 'node:test'
import type { Permission } from '@zhike/contract/permissions'
import type { Ticket } from '@zhike/contract/tickets'
import { askedFor, deedFor, isLeftOut, lettingIn } from './boards.ts'

const ticket = (facts: Partial<Ticket>) =>
  ({ id: 'a', status: 'open', priority: 'normal', assigneeId: null, mergedInto: null, ...facts }) as Ticket
const anything = () => true
const statuses = ['open', 'pending', 'resolved', 'closed'] as const

test('a card goes only where the state of its ticket allows', () => {
  const ways = (facts: Partial<Ticket>) =>
    statuses.flatMap((to) => deedFor(ticket(facts), 'status', to, anything)?.does ?? [])
  assert.deepEqual(ways({ status: 'open' }), ['wait', 'resolve'])
  assert.deepEqual(ways({ status: 'pending' }), ['continue', 'resolve'])
  assert.deepEqual(ways({ status: 'resolved' }), ['reopen', 'close'])
  assert.deepEqual(ways({ status: 'closed' }), ['reopen'])
  assert.deepEqual(ways({ status: 'closed', mergedInto: { id: 'b', number: 'T-1' } }), [])
  assert.deepEqual(deedFor(ticket({ status: 'resolved' }), 'assignee', 'x', anything), undefined)
  assert.deepEqual(deedFor(ticket({ status: 'closed' }), 'priority', 'high', anything), undefined)
})

test('what the person may not do is not offered', () => {
  const without = (missing: Permission) => (asked: Permission) => asked !== missing
  assert.equal(deedFor(ticket({}), 'status', 'pending', without('tickets.update')), undefined)
  assert.equal(deedFor(ticket({}), 'status', 'resolved', without('tickets.resolve')), undefined)
  assert.equal(deedFor(ticket({ status: 'resolved' }), 'status', 'closed', without('tickets.close')), undefined)
  assert.equal(deedFor(ticket({}), 'assignee', 'x', without('tickets.assign')), undefined)
  assert.equal(deedFor(ticket({}), 'priority', 'urgent', without('tickets.update')), undefined)
})

test('a card is handed on, taken back, and stays where it is', () => {
  assert.deepEqual(deedFor(ticket({}), 'assignee', 'x', anything), { does: 'assign', staffId: 'x' })
  assert.deepEqual(deedFor(ticket({ assigneeId: 'x' }), 'assignee', null, anything), { does: 'unassign' })
  assert.equal(deedFor(ticket({ assigneeId: 'x' }), 'assignee', 'x', anything), undefined)
  assert.equal(deedFor(ticket({}), 'priority', 'normal', anything), undefined)
})

test('a column asks for what the list asks for, and one thing more', () => {
  const filters = { kind: ['complaint'], status: ['open', 'pending'], layout: 'board', view: 'v' } as const
  assert.deepEqual(askedFor(filters, 'status', 'open'), { kind: ['complaint'], status: ['open'], limit: 20 })
  assert.deepEqual(askedFor(filters, 'assignee', null), {
    kind: ['complaint'],
    status: ['open', 'pending'],
    assignee: 'none',
    limit: 20,
  })
})

test('a column that the filter leaves out is let in by a wider filter', () => {
  const filters = { status: ['open'], assignee: 'me' } as const
  assert.equal(isLeftOut(filters, 'status', 'closed', 'm'), true)
  assert.equal(isLeftOut(lettingIn(filters, 'status', 'closed'), 'status', 'closed', 'm'), false)
  assert.equal(isLeftOut(filters, 'assignee', 'm', 'm'), false)
  assert.equal(isLeftOut(filters, 'assignee', null, 'm'), true)
  assert.equal(isLeftOut(lettingIn(filters, 'assignee', null), 'assignee', null, 'm'), false)
  assert.equal(isLeftOut({}, 'priority', 'low', 'm'), false)
})
