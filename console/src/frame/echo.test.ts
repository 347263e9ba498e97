import assert from 'node:assert/strict'
import { test } from 'node:test'
import { echo } from './echo.ts'

test('the same is asked for once while it is under way and a moment after, and again at once when it was refused', () => {
  let now = 0
  const { hears, ends } = echo(() => now)
  assert.deepEqual([hears('a'), hears('a'), hears('b')], [false, true, false])
  now = 60_000
  assert.equal(hears('a'), true)
  ends('a', true)
  now += 500
  assert.equal(hears('a'), true)
  now += 200
  assert.equal(hears('a'), false)
  ends('b', false)
  assert.equal(hears('b'), false)
})
