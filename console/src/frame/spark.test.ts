import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sparkOf } from './spark.ts'

test('a spark line runs from left to right, the most at the top', () => {
  assert.deepEqual(sparkOf([0, 10, 5], 96, 28), { path: 'M3 25L48 3L93 14', x: 93, y: 14 })
})

test('a flat line stands in the middle, one value is no line', () => {
  assert.deepEqual(sparkOf([4, 4], 96, 28), { path: 'M3 14L93 14', x: 93, y: 14 })
  assert.equal(sparkOf([4], 96, 28), undefined)
})
