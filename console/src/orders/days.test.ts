import assert from 'node:assert/strict'
import test from 'node:test'
import { dayAfter, wallTime } from './days.ts'

test('the day after, over the ends of months, years and Februaries', () => {
  assert.equal(dayAfter('2026-03-16'), '2026-03-17')
  assert.equal(dayAfter('2026-02-28'), '2026-03-01')
  assert.equal(dayAfter('2024-02-28'), '2024-02-29')
  assert.equal(dayAfter('2025-12-31'), '2026-01-01')
})

test('a time on the wall has two digits everywhere', () => {
  assert.equal(wallTime(new Date(2026, 1, 8, 9, 5)), '2026-02-08T09:05')
})
