import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validate, version } from 'uuid'
import { uuidv7 } from './uuidv7.ts'

test('ids are UUIDs of version 7 that carry their millisecond', () => {
  for (const now of [0, 1, 0xffff, 0x1_0000, Date.UTC(2024, 5, 11), Date.UTC(2999, 11, 31)]) {
    for (let i = 0; i < 1000; i++) {
      const id = uuidv7(new Date(now))
      assert.ok(validate(id) && version(id) === 7, id)
      assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now)
    }
  }
})

test('ids of one millisecond ascend, and none comes twice', () => {
  const now = new Date(1_718_064_000_123)
  const ids = Array.from({ length: 100_000 }, () => uuidv7(now))
  assert.ok(ids.every((id, i) => i === 0 || (ids[i - 1] as string) < id))
  assert.equal(new Set(ids).size, ids.length)
})

test('ids of one millisecond ascend although ids of other times are made between them', () => {
  const ids = Array.from({ length: 100 }, (_, i) => {
    uuidv7(new Date(1_718_064_000_000 + i))
    return uuidv7(new Date(1_718_064_000_123))
  })
  assert.deepEqual(ids.toSorted(), ids)
})

test('going back and forth between two times makes no id twice', () => {
  const ids = Array.from({ length: 50_000 }, (_, i) => uuidv7(new Date(1_718_064_000_000 + (i % 2))))
  assert.equal(new Set(ids).size, ids.length)
})

test('a time that no id can carry is refused', () => {
  assert.throws(() => uuidv7(new Date(-1)), RangeError)
  assert.throws(() => uuidv7(new Date(Number.NaN)), RangeError)
})
