import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnName, moved } from './column-names.ts'

test('a column is called as it is headed, in English by words', () => {
  assert.equal(columnName('customers', 'last_order_at', 'zh-CN'), '最近下单')
  assert.equal(columnName('customers', 'last_order_at', 'en'), 'Last order at')
})

test('a column moves to where it is dropped, and not out of the list', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a'])
  assert.deepEqual(moved(['a', 'b', 'c'], 2, 0), ['c', 'a', 'b'])
  assert.deepEqual(moved(['a', 'b', 'c'], 0, -1), ['a', 'b', 'c'])
  assert.deepEqual(moved(['a', 'b', 'c'], 2, 3), ['a', 'b', 'c'])
})
