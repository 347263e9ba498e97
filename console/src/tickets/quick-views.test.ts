import assert from 'node:assert/strict'
import test from 'node:test'
import { inView, quickViews, viewFilters, viewOf } from './quick-views.ts'
import { definitionIn } from './ticket-filters.ts'

test('each view is recognised by its own filters', () => {
  for (const view of quickViews) assert.equal(viewOf(viewFilters[view]), view)
})

test('a narrower list is still the same view', () => {
  assert.equal(viewOf({ ...viewFilters.mine, kind: ['complaint'], search: '冰箱', sort: '-priority' }), 'mine')
})

test('a mixture is no view', () => {
  assert.equal(viewOf({ assignee: 'me', status: ['closed'] }), undefined)
})

test('what narrowed a view goes along to the next, what made it does not', () => {
  const next = inView({ ...viewFilters.urged, kind: ['complaint'] }, 'awaiting')
  assert.deepEqual(next, { kind: ['complaint'], status: ['resolved'] })
})

test('what is kept of the watched tickets goes on asking for those of whoever opens it', () => {
  assert.deepEqual(definitionIn({ ...viewFilters.watched, sort: '-priority' }), {
    sort: '-priority',
    filter: { all: [{ field: 'watcher', op: 'is', value: 'me' }] },
  })
})
