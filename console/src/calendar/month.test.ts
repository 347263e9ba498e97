import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthAfter, weeksOf } from './month.ts'

test('a month is laid out in weeks from Monday to Sunday', () => {
  const february = weeksOf('2026-02')
  assert.deepEqual(february[0], [null, null, null, null, null, null, '2026-02-01'])
  assert.deepEqual(february.at(-1)?.slice(4), ['2026-02-27', '2026-02-28', null])
  assert.equal(weeksOf('2027-02').length, 4)
  assert.deepEqual([monthAfter('2026-12', 1), monthAfter('2026-01', -1)], ['2027-01', '2025-12'])
})
