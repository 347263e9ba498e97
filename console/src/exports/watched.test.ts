import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unwatch, watch, watched } from './watched.ts'

test('what was put away does not come back when it is seen again', () => {
  watch(['a', 'b'])
  watch(['b'])
  unwatch('a')
  watch(['a', 'c'])
  assert.deepEqual([...watched.get()], ['b', 'c'])
})
