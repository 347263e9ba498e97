import assert from 'node:assert/strict'
import { test } from 'node:test'
import { greetingOf } from './greeting.ts'

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
