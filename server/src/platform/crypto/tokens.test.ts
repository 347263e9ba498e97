import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newKeyRing, parseKeyRing } from './key-ring.ts'
import { equalTexts, hashToken, randomToken, signToken, verifyToken } from './tokens.ts'

const keyRing = parseKeyRing(newKeyRing())
const now = new Date('2024-06-11T08:00:00Z')
const later = new Date('2024-06-12T08:00:00Z')
const invalid = { ok: false, reason: 'invalid' }

test('a signed token gives its payload back until it expires', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (payload) => {
      const token = signToken(keyRing, 'ticket.progress', payload, later)
      assert.match(token, /^[\w-]*\.[\w-]+\.[\w-]{43}$/)
      assert.deepEqual(verifyToken(keyRing, 'ticket.progress', token, now), { ok: true, payload })
      assert.deepEqual(verifyToken(keyRing, 'ticket.progress', token, later), { ok: true, payload })
    }),
  )
  const token = signToken(keyRing, 'ticket.progress', 'x', later)
  const after = new Date(later.getTime() + 1)
  assert.deepEqual(verifyToken(keyRing, 'ticket.progress', token, after), { ok: false, reason: 'expired' })
})

test('a token is bound to its purpose, its key and its expiry', () => {
  const token = signToken(keyRing, 'ticket.progress', 'x', now)
  const [payload, , mac] = token.split('.')
  const longer = signToken(keyRing, 'ticket.progress', 'x', later).split('.')[1]
  assert.deepEqual(verifyToken(keyRing, 'survey.answer', token, now), invalid)
  assert.deepEqual(verifyToken(parseKeyRing(newKeyRing()), 'ticket.progress', token, now), invalid)
  assert.deepEqual(verifyToken(keyRing, 'ticket.progress', `${payload}.${longer}.${mac}`, now), invalid)
})

test('whatever else a visitor sends is invalid and never throws', () => {
  const token = signToken(keyRing, 'p', 'hello', later)
  for (const text of ['', '.', '..', '...', `${token}.`, token.slice(0, -1), `${token}A`, 'x'.repeat(100_000)]) {
    assert.deepEqual(verifyToken(keyRing, 'p', text, now), invalid)
  }
  fc.assert(fc.property(fc.string(), (text) => verifyToken(keyRing, 'p', text, now).ok === false))
  for (let at = 0; at < token.length; at++) {
    const altered = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    assert.deepEqual(verifyToken(keyRing, 'p', altered, now), invalid)
  }
})

test('a random token has at least 128 bits and is stored by its hash', () => {
  assert.equal(Buffer.from(randomToken(), 'base64url').length, 32)
  assert.notEqual(randomToken(16), randomToken(16))
  assert.throws(() => randomToken(15), RangeError)
  assert.equal(hashToken('abc').toString('hex').slice(0, 16), 'ba7816bf8f01cfea')
  assert.equal(equalTexts('abc', 'abc'), true)
  assert.equal(equalTexts('abc', 'abd'), false)
  assert.equal(equalTexts('abc', 'abcd'), false)
})
