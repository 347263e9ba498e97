import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { blindIndex } from './blind-index.ts'
import { addKeyVersion, readKeyFile, retireKeyVersions } from './key-file.ts'
import { KeyRingError, newKeyRing, parseKeyRing, withNewVersion } from './key-ring.ts'
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

test('a ring follows its file: to open at once, to seal within a second, and back when versions are retired', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-keys-'))
  try {
    const path = join(folder, 'keys')
    const [here, there] = [readKeyFile(path), readKeyFile(path)]
    const old = seal(here, 'old')
    assert.equal(addKeyVersion(path), 2)
    assert.equal(statSync(path).mode & 0o777, 0o600)
    there.renew?.()
    const fresh = seal(there, 'new')
    assert.equal(sealedVersion(fresh), 2)
    assert.equal(open(here, fresh), 'new', 'a process that has not looked yet reads what another has sealed')
    assert.equal(open(there, old), 'old')
    const slow = readKeyFile(path)
    assert.equal(addKeyVersion(path), 3)
    await pause(1_050)
    assert.equal(slow.current, 3)
    assert.deepEqual(retireKeyVersions(path), [1, 2])
    here.renew?.()
    assert.deepEqual([...here.sealing.keys()], [3])
    assert.equal(readFileSync(`${path}.retired`, 'utf8').trim().split('\n').length, 2)
    assert.equal(statSync(`${path}.retired`).mode & 0o777, 0o600)
    writeFileSync(path, 'root:broken')
    here.renew?.()
    assert.equal(here.current, 3, 'a file that somebody spoils takes no keys from those who work')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a ring that names what seals keeps the newest version for reading, until every process knows it', () => {
  const text = withNewVersion(newKeyRing())
  const pinned = parseKeyRing(`${text} seal:1`)
  assert.equal(pinned.current, 1)
  assert.equal(open(pinned, seal(parseKeyRing(text), 'x')), 'x')
  assert.throws(() => parseKeyRing(`${text} seal:7`), KeyRingError)
})
