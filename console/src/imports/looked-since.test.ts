import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMoving, isUndoing, lastEnd } from './looked-since.ts'

const done = { status: 'done', finishedAt: '2026-11-27T01:00:00.000Z', undo: null } as const
const undo = {
  counts: { removed: 2, putBack: 0, kept: 0 },
  progress: 1,
  by: { kind: 'staff', id: null, name: '顾文澜' },
  at: '2026-11-27T02:00:00.000Z',
} as const
const undoing = { ...done, undo: { ...undo, status: 'undoing', finishedAt: null } } as const
const undone = { ...done, undo: { ...undo, status: 'undone', finishedAt: '2026-11-27T02:00:05.000Z' } } as const

test('a preview is of another time once an import or an undoing has come to its end', () => {
  assert.equal(lastEnd([]), '')
  assert.equal(lastEnd([{ ...done, status: 'running', finishedAt: null }]), '')
  assert.equal(lastEnd([undoing, done]), done.finishedAt)
  assert.equal(lastEnd([done, undone]), undone.undo.finishedAt)
})

test('what is on its way in or out again is watched, and a preview waits only for what goes out', () => {
  assert.deepEqual([done, undone, undoing, { ...done, status: 'queued' as const }].map(isMoving), [
    false,
    false,
    true,
    true,
  ])
  assert.deepEqual([done, undone, undoing].map(isUndoing), [false, false, true])
})
