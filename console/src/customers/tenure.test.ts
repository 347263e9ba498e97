import assert from 'node:assert/strict'
import test from 'node:test'
import { spanOf } from './tenure.ts'

test('a span is said in the unit people would take', () => {
  assert.deepEqual(spanOf(0), { unit: 'Days', count: 0 })
  assert.deepEqual(spanOf(59), { unit: 'Days', count: 59 })
  assert.deepEqual(spanOf(427), { unit: 'Months', count: 14 })
  assert.deepEqual(spanOf(1279), { unit: 'Years', count: 3.5 })
})
