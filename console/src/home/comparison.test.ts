import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, greetingOf } from './comparison.ts'

test('today is compared with the same weekday in whole percent', () => {
  assert.deepEqual(compare(23, 19), { kind: 'changed', percent: 21 })
  assert.deepEqual(compare(18, 21), { kind: 'changed', percent: -14 })
  assert.deepEqual(compare(-50, -100), { kind: 'changed', percent: 50 })
})

test('no change, and a change too small to say, are the same', () => {
  assert.deepEqual(compare(7, 7), { kind: 'same' })
  assert.deepEqual(compare(10_001, 10_000), { kind: 'same' })
})

test('a change from nothing has no percentage', () => {
  assert.deepEqual(compare(3, 0), { kind: 'new' })
  assert.deepEqual(compare(0, 0), { kind: 'same' })
})

test('people are greeted by the hour', () => {
  assert.deepEqual([3, 5, 10, 11, 13, 17, 18, 23].map(greetingOf), [
    'evening',
    'morning',
    'morning',
    'noon',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ])
})
