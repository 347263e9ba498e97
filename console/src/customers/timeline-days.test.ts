import assert from 'node:assert/strict'
import test from 'node:test'
import { byDay } from './timeline-days.ts'

const at = (...parts: [number, number, number, number, number]) => ({ at: new Date(...parts).toISOString() })

test('a list is cut where the day of the reader changes', () => {
  const days = byDay([at(2026, 2, 2, 0, 1), at(2026, 2, 1, 23, 59), at(2026, 2, 1, 8, 0), at(2025, 2, 1, 8, 0)])
  assert.deepEqual(
    days.map(({ day, items }) => [day, items.length]),
    [
      ['2026-03-02', 1],
      ['2026-03-01', 2],
      ['2025-03-01', 1],
    ],
  )
})

test('nothing is no day', () => {
  assert.deepEqual(byDay([]), [])
})
