import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime } from './wall-time.ts'

test('a time on the wall has two digits everywhere', () => {
  assert.equal(wallTime(new Date(2026, 1, 8, 9, 5)), '2026-02-08T09:05')
})

test('a time on the wall goes back to the same minute', () => {
  const at = '2026-03-20T10:00:00.000Z'
  assert.equal(new Date(wallTime(new Date(at))).toISOString(), at)
})
