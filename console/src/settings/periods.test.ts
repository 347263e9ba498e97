import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginningOf, periodOf, periods } from './periods.ts'

const now = new Date(2024, 5, 11, 14, 20)

test('a period begins at midnight', () => {
  assert.equal(beginningOf('today', now), new Date(2024, 5, 11).toISOString())
  assert.equal(beginningOf('week', now), new Date(2024, 5, 5).toISOString())
  assert.equal(beginningOf('month', now), new Date(2024, 4, 13).toISOString())
})

test('an address tells its period', () => {
  for (const period of periods) assert.equal(periodOf(beginningOf(period, now), now), period)
  assert.equal(periodOf('2020-01-01T00:00:00.000Z', now), undefined)
  assert.equal(periodOf(undefined, now), undefined)
})
