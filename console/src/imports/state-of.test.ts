import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stateOf } from './state-of.ts'

const undone = (kept: number, status: 'undoing' | 'undone' = 'undone') => ({
  status: 'done' as const,
  undo: {
    status,
    counts: { removed: 2, putBack: 1, kept },
    progress: 1,
    by: { kind: 'staff' as const, id: null, name: '顾文澜' },
    at: '2026-11-27T00:00:00Z',
    finishedAt: null,
  },
})

test('an import that was undone is done no more, and one that was undone in part says so', () => {
  assert.equal(stateOf({ status: 'done', undo: null }), 'done')
  assert.equal(stateOf(undone(0, 'undoing')), 'undoing')
  assert.equal(stateOf(undone(0)), 'undone')
  assert.equal(stateOf(undone(3)), 'undone_in_part')
})
