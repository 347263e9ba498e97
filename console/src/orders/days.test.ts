import assert from 'node:assert/strict'
import test from 'node:test'
import { dayAfter } from './days.ts'

test('the day after, over the ends of months, years and Februaries', () => {
  assert.equal(dayAfter('2026-03-16'), '2026-03-17')
  assert.equal(dayAfter('2026-02-28'), '2026-03-01')
  assert.equal(dayAfter('2024-02-28'), '2024-02-29')
  assert.equal(dayAfter('2025-12-31'), '2026-01-01')
})
