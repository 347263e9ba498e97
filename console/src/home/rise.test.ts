import assert from 'node:assert/strict'
import { test } from 'node:test'
import { riseOf } from './rise.ts'

test('today is above the same weekday in whole percent, and never below it while it goes on', () => {
  assert.deepEqual([riseOf(23, 19), riseOf(0, 12), riseOf(7, 7), riseOf(3, 0), riseOf(5, -10)], [21, 0, 0, 0, 0])
})
