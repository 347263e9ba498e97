import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atWork, awake } from './times.ts'

test('what was due first is done first at any time of the day, and when people are there', () => {
  const start = Date.parse('2026-11-26T16:00:00Z')
  for (const [when, from, to] of [
    [atWork, 8, 18],
    [awake, 6, 23],
  ] as const) {
    const moments = Array.from({ length: 48 * 60 }, (_, minute) => when(new Date(start + minute * 60_000)).getTime())
    assert.deepEqual(
      moments.filter((at, place) => place > 0 && at <= (moments[place - 1] ?? 0)),
      [],
    )
    for (const [minute, at] of moments.entries()) {
      const hour = (at / 3_600_000 + 8) % 24
      assert.ok(at >= start + minute * 60_000 && hour >= from && hour < to, `${minute} ${hour}`)
    }
  }
})
