import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, newCodeSecret, stepAt, stepOf } from './one-time-codes.ts'

/** RFC 6238, appendix B: the secret `12345678901234567890`, the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const

test('codes are those of RFC 6238', () => {
  for (const [seconds, code] of vectors) assert.equal(codeOf(secret, stepAt(new Date(seconds * 1000))), code)
})

test('a code is taken half a minute early or late, and no more', () => {
  const at = (seconds: number) => new Date((1111111109 + seconds) * 1000)
  const step = stepAt(at(0))
  for (const seconds of [-30, 0, 30]) assert.equal(stepOf(secret, '081804', at(seconds)), step)
  for (const seconds of [-60, 60]) assert.equal(stepOf(secret, '081804', at(seconds)), undefined)
  assert.equal(stepOf(secret, '81804', at(0)), undefined)
  assert.equal(stepOf(secret, '０８１８０４', at(0)), undefined)
})

test('a secret has 160 bits in base32 and is never the same twice', () => {
  const made = new Set(Array.from({ length: 1000 }, newCodeSecret))
  assert.equal(made.size, 1000)
  for (const one of made) assert.match(one, /^[A-Z2-7]{32}$/)
})
