import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readClock, sayClock } from './clock.ts'

test('a time of day is read however it is typed, and nothing that is none', () => {
  for (const [typed, minutes] of [
    ['9', 540],
    ['900', 540],
    ['9:05', 545],
    [' 13：30 ', 810],
    ['2400', 1440],
    ['24:01', undefined],
    ['9:60', undefined],
    ['early', undefined],
    ['', undefined],
  ] as const)
    assert.equal(readClock(typed), minutes, typed)
  assert.deepEqual([0, 545, 1440].map(sayClock), ['00:00', '09:05', '24:00'])
})
