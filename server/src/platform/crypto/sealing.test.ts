import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blindIndex } from './blind-index.ts'
import { newKeyRing, parseKeyRing } from './key-ring.ts'
import { KeyVersionMissing, open, SealBroken, seal } from './sealing.ts'

const keyRing = parseKeyRing(newKeyRing())

test('whatever is sealed opens again in its context', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
      assert.equal(open(keyRing, seal(keyRing, text, context), context), text)
    }),
  )
})

test('a sealed value is 30 bytes longer than the text, and never the same twice', () => {
  assert.equal(seal(keyRing, '张三').length, 36)
  const seen = new Set(Array.from({ length: 5000 }, () => seal(keyRing, 'same').toString('hex')))
  assert.equal(seen.size, 5000)
})

test('no bit of a sealed value can be changed, and nothing cut off or added', () => {
  const sealed = seal(keyRing, '+8613800138000', 'row 1')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const altered = Buffer.from(sealed)
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.throws(() => open(keyRing, altered, 'row 1'), bit < 16 ? KeyVersionMissing : SealBroken)
  }
  for (let length = 2; length < sealed.length; length++) {
    assert.throws(() => open(keyRing, sealed.subarray(0, length), 'row 1'), SealBroken)
  }
  assert.throws(() => open(keyRing, Buffer.concat([sealed, Buffer.alloc(1)]), 'row 1'), SealBroken)
  assert.throws(() => open(keyRing, Buffer.alloc(0)), SealBroken)
})

test('a sealed value does not open for another row, purpose or installation', () => {
  const sealed = seal(keyRing, 'secret', 'row 1')
  assert.throws(() => open(keyRing, sealed, 'row 2'), SealBroken)
  assert.throws(() => open(keyRing, sealed), SealBroken)
  assert.throws(() => open(keyRing, sealed, 'row 1', 'answers'), SealBroken)
  assert.throws(() => open(parseKeyRing(newKeyRing()), sealed, 'row 1'), SealBroken)
})

test('a blind index depends on kind, value and key alone', () => {
  const hash = blindIndex(keyRing, 'phone', '+8613800138000')
  assert.equal(hash.length, 16)
  assert.deepEqual(blindIndex(keyRing, 'phone', '+8613800138000'), hash)
  assert.notDeepEqual(blindIndex(keyRing, 'phone', '+8613800138001'), hash)
  assert.notDeepEqual(blindIndex(keyRing, 'wechat', '+8613800138000'), hash)
  assert.notDeepEqual(blindIndex(parseKeyRing(newKeyRing()), 'phone', '+8613800138000'), hash)
})
