import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reaches } from './live-reach.ts'

const event = { type: 'ticket.assigned', ids: { ticket: 't1', customer: 'c1' } }

test('an event makes the lists of its module stale, and the one thing it is about', () => {
  assert.ok(reaches(event, ['tickets', 'list', { status: ['open'] }, 'pages']))
  assert.ok(reaches(event, ['tickets', 'get', { id: 't1' }]))
  assert.ok(reaches(event, ['customers', 'timeline', { id: 'c1' }]))
  assert.ok(reaches(event, ['reports', 'home', {}]))
})

test('a change of a role or of a colleague asks again who one is', () => {
  for (const type of ['role.updated', 'staff.updated', 'staff.moved'])
    assert.ok(reaches({ type, ids: { subjectId: 's1' } }, ['session', 'me', {}]))
})

test('what it is not about stays as it is', () => {
  assert.equal(reaches(event, ['tickets', 'get', { id: 't2' }]), false)
  assert.equal(reaches(event, ['customers', 'get', { id: 'c2' }]), false)
  assert.equal(reaches(event, ['staff', 'list', {}]), false)
  assert.equal(reaches({ type: 'weather.changed', ids: {} }, ['tickets', 'list', {}]), false)
})
