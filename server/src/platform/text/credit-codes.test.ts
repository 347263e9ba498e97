import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalizeCreditCode } from './credit-codes.ts'

test('a credit code is told from what cannot be one by its last character', () => {
  assert.equal(normalizeCreditCode('91330106 MA27X1234-7'), undefined)
  assert.equal(normalizeCreditCode('９１４４０３００７０８４６１１３６Ｔ'), '91440300708461136T')
  assert.equal(normalizeCreditCode('914403007084611 36t'), '91440300708461136T')
  assert.equal(normalizeCreditCode('91440300708461137T'), undefined)
  assert.equal(normalizeCreditCode('9144030070846113'), undefined)
})
