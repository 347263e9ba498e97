import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { blindIndex } from './blind-index.ts'
import { KeyRingError, newKeyRing, parseKeyRing, readKeyFile, withNewVersion } from './key-ring.ts'
import { KeyVersionMissing, open, seal, sealedVersion } from './sealing.ts'
import { signToken, verifyToken } from './tokens.ts'

const secret = () => randomBytes(32).toString('base64')

test('the highest version is current, entries may be separated by commas or lines', () => {
  const root = secret()
  assert.equal(parseKeyRing(`2:${secret()},root:${root},10:${secret()}`).current, 10)
  assert.equal(parseKeyRing(`root:${root}\n1:${secret()}\n`).current, 1)
})

test('a wrong key ring is refused with a message that shows no key', () => {
  const good = secret()
  const wrong = [
    '',
    `1:${good}`,
    `root:${good}`,
    `root:${good},1:${good.slice(4)}`,
    `root:${good},1:${good},1:${good}`,
    `root:${good},0:${good}`,
    `root:${good},65536:${good}`,
    `root:${good},one:${good}`,
    good,
  ]
  for (const text of wrong) {
    assert.throws(
      () => parseKeyRing(text),
      (error) => error instanceof KeyRingError && !error.message.includes(good.slice(0, 12)),
    )
  }
})

test('rotation changes the sealing key, but no blind index and no signed link', () => {
  const text = newKeyRing()
  const before = parseKeyRing(text)
  const after = parseKeyRing(withNewVersion(text))
  const sealed = seal(before, '13800138000', 'a')
  const token = signToken(before, 'progress', 'x', new Date(10_000))

  assert.equal(after.current, 2)
  assert.equal(open(after, sealed, 'a'), '13800138000')
  assert.equal(sealedVersion(seal(after, 'x')), 2)
  assert.throws(() => open(before, seal(after, 'x')), KeyVersionMissing)
  assert.deepEqual(blindIndex(after, 'phone', '+86'), blindIndex(before, 'phone', '+86'))
  assert.equal(verifyToken(after, 'progress', token, new Date(0)).ok, true)
})

test('a key file is made once, for its owner only, and read again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-keys-'))
  try {
    const path = join(folder, 'data', 'keys')
    const first = readKeyFile(path)
    assert.equal(statSync(path).mode & 0o777, 0o600)
    assert.deepEqual(readdirSync(join(folder, 'data')), ['keys'])
    assert.equal(open(readKeyFile(path), seal(first, 'kept')), 'kept')
    writeFileSync(path, withNewVersion(readFileSync(path, 'utf8')))
    assert.equal(readKeyFile(path).current, 2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
