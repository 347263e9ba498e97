import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newKeyRing, parseKeyRing } from '../platform/crypto/key-ring.ts'
import { SealBroken } from '../platform/crypto/sealing.ts'
import { identityHash, identityRow, openIdentity } from './identities.ts'

const keys = parseKeyRing(newKeyRing())

test('every way of writing an identifier has one hash, and opens to its one form', () => {
  for (const [kind, ways, value] of [
    ['phone', ['13800138000', '+86 138-0013-8000', '０１３８００１３８０００'.slice(1)], '+8613800138000'],
    ['phone', ['0571-88888888转801', '(0571)88888888-801'], '+8657188888888;ext=801'],
    ['email', ['Zhang@Example.COM', ' zhang@example.com '], 'zhang@example.com'],
    ['wechat', ['WX_zhangsan', 'wx_zhangsan'], 'wx_zhangsan'],
    ['external', ['A  1', ' A 1'], 'A 1'],
  ] as const)
    for (const way of ways) {
      const row = identityRow(keys, kind, way) ?? assert.fail(way)
      assert.deepEqual(row.hash, identityHash(keys, kind, ways[0]), way)
      assert.equal(openIdentity(keys, row), value)
    }
})

test('what cannot be an identifier is none', () => {
  for (const [kind, value] of [
    ['phone', '95588'],
    ['email', 'zhang'],
    ['wechat', 'a b'],
    ['external', '\u200b'],
  ] as const)
    assert.equal(identityRow(keys, kind, value), undefined, value)
})

test('the same text as two kinds has unrelated hashes', () => {
  assert.notDeepEqual(identityHash(keys, 'wechat', '13800138000'), identityHash(keys, 'external', '13800138000'))
})

test('a sealed value does not open under another hash', () => {
  const one = identityRow(keys, 'phone', '13800138000') ?? assert.fail()
  const other = identityRow(keys, 'phone', '13800138001') ?? assert.fail()
  assert.throws(() => openIdentity(keys, { ...other, sealed: one.sealed }), SealBroken)
})
