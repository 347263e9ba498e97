import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { type S3Server, startS3 } from '../../../test/s3-server.ts'
import { addKeyVersion, readKeyFile } from '../crypto/key-file.ts'
import { newKeyRing, parseKeyRing } from '../crypto/key-ring.ts'
import { diskShelf } from './disk-shelf.ts'
import { moveFiles } from './moving.ts'
import { addressOf, type Bucket } from './s3/asking.ts'
import { s3Shelf } from './s3/s3-shelf.ts'
import { FileGone, FilesUnavailable, type Shelf, ShelfRefused } from './shelf.ts'
import { type FileStore, sealedStore } from './store.ts'
import { twoShelves } from './two-shelves.ts'

const keys = parseKeyRing(newKeyRing())
const impatient = { pieceMs: 400, restMs: 5 }
const tomorrow = () => new Date(Date.now() + 86_400_000)

let folder = ''
let s3: S3Server
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-shelves-'))
  s3 = await startS3()
})
after(async () => {
  await s3.stop()
  rmSync(folder, { recursive: true, force: true })
})

let folders = 0
const newFolder = () => join(folder, String(folders++))
const bytesOf = async (stream: Readable) => Buffer.concat(await stream.toArray())
const listed = async (store: FileStore) => Readable.from(store.olderThan(tomorrow(), 0)).toArray()
const inSmallPieces = (content: Buffer) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < content.length; at += 60_000) yield content.subarray(at, at + 60_000)
    })(),
  )

/** What either store promises. */
function keepsItsWord(makeShelf: () => Shelf) {
  test('what is put is read again, whatever its length', async () => {
    const store = sealedStore(makeShelf(), keys)
    // empty, a byte, one chunk of the seal, just below and above one part of S3, three parts
    for (const length of [0, 1, 65_536, 8_380_000, 8_390_000, 20_000_000]) {
      const content = randomBytes(length)
      const { key, bytes } = await store.put(inSmallPieces(content))
      assert.equal(bytes, length)
      assert.ok((await bytesOf(await store.read(key))).equals(content), `${length} bytes`)
      await store.remove(key)
    }
  })

  test('a file that is removed is gone, and removing it again is no mistake', async () => {
    const store = sealedStore(makeShelf(), keys)
    const { key } = await store.put(Readable.from([Buffer.from('a leak')]))
    await store.remove(key)
    await store.remove(key)
    await assert.rejects(store.read(key), FileGone)
    assert.equal(await store.reseal(key), false)
    assert.equal(await store.isCurrent(key), true)
  })

  test('a stream that breaks leaves nothing, neither a short one nor a long one', async () => {
    const store = sealedStore(makeShelf(), keys)
    const had = await listed(store)
    for (const length of [10, 9_000_000])
      await assert.rejects(
        store.put(
          Readable.from(
            (async function* () {
              yield randomBytes(length)
              throw new Error('the caller hung up')
            })(),
          ),
        ),
        /hung up/,
      )
    assert.deepEqual(await listed(store), had)
  })

  test('files are listed by age, and nobody chooses a key', async () => {
    const store = sealedStore(makeShelf(), keys)
    const { key } = await store.put(Readable.from([Buffer.from('a leak')]))
    assert.ok((await listed(store)).includes(key))
    assert.deepEqual(await Readable.from(store.olderThan(new Date(), 3_600_000)).toArray(), [])
    for (const wrong of ['../../etc/passwd', '', 'zhike-house']) await assert.rejects(store.read(wrong), /not a key/)
  })

  test('what lies there is sealed, and under the key that it was sealed for', async () => {
    const shelf = makeShelf()
    const store = sealedStore(shelf, keys)
    const text = 'the picture of a leaking pipe'
    const [one, other] = [await store.put(Readable.from([Buffer.from(text)])), await store.put(Readable.from(['x']))]
    const sealed = await bytesOf(await shelf.read(one.key))
    assert.equal(sealed.includes(text), false)
    await shelf.write(other.key, Readable.from([sealed]))
    await assert.rejects(bytesOf(await store.read(other.key)))
  })

  test('a file is sealed again by a new version while it is read', async () => {
    const keyFile = `${newFolder()}.keys`
    const ring = readKeyFile(keyFile)
    const store = sealedStore(makeShelf(), ring)
    const content = randomBytes(9_000_000)
    const { key } = await store.put(Readable.from([content]))
    addKeyVersion(keyFile)
    ring.renew?.()
    assert.equal(await store.isCurrent(key), false)
    const reading = await store.read(key)
    assert.equal(await store.reseal(key), true)
    assert.ok((await bytesOf(reading)).equals(content))
    assert.ok((await bytesOf(await store.read(key))).equals(content))
    assert.deepEqual([await store.isCurrent(key), await store.reseal(key)], [true, false])
  })

  test('a place that is right is found to be so, again and again', async () => {
    const shelf = makeShelf()
    await shelf.check('our house')
    await shelf.check('our house')
  })
}

describe('on the disk', () => keepsItsWord(() => diskShelf(newFolder())))
describe('in a bucket', () => keepsItsWord(() => s3Shelf(s3.bucket)))
describe('in a bucket, with older files on the disk', () =>
  keepsItsWord(() => twoShelves(s3Shelf(s3.bucket), diskShelf(newFolder()))))

/** A server of its own, which fails as it is told. */
const failing = (run: (server: S3Server, store: FileStore, shelf: Shelf) => Promise<void>) => async () => {
  const server = await startS3()
  const shelf = s3Shelf(server.bucket, impatient)
  try {
    await run(server, sealedStore(shelf, keys), shelf)
  } finally {
    await server.stop()
  }
}

test(
  'a bucket that stumbles is asked again, twice',
  failing(async (server, store) => {
    let left = 2
    server.fault = () => (left-- > 0 ? { status: 503, code: 'SlowDown' } : undefined)
    const { key } = await store.put(Readable.from([Buffer.from('a leak')]))
    left = 2
    assert.equal((await bytesOf(await store.read(key))).toString(), 'a leak')
    left = 3
    await assert.rejects(store.read(key), FilesUnavailable)
  }),
)

test(
  'a bucket that says nothing, dies, or no longer lets us in is unavailable, and soon',
  failing(async (server, store) => {
    const { key } = await store.put(Readable.from([Buffer.from('a leak')]))
    const unavailable = async () => {
      const began = performance.now()
      await assert.rejects(store.put(Readable.from([Buffer.from('a leak')])), FilesUnavailable)
      await assert.rejects(store.read(key), FilesUnavailable)
      assert.ok(performance.now() - began < 5_000)
    }
    server.fault = () => 'silence'
    await unavailable()
    server.fault = () => ({ status: 403, code: 'AccessDenied' })
    await unavailable()
    server.fault = () => 'half'
    await assert.rejects(async () => bytesOf(await store.read(key)))
    server.fault = undefined
    await server.stop()
    await unavailable()
  }),
)

test(
  'an upload that fails in the middle takes its parts away, and what a crash left of one is swept',
  failing(async (server, store, shelf) => {
    const big = () => store.put(Readable.from([randomBytes(20_000_000)]))
    server.fault = ({ url }) => (url?.includes('partNumber=3') ? { status: 500, code: 'InternalError' } : undefined)
    await assert.rejects(big(), FilesUnavailable)
    assert.deepEqual(await listed(store), [])
    // as after kill -9: not even the parts can be taken away
    server.fault = ({ url, method }) =>
      url?.includes('partNumber=3') || method === 'DELETE' ? { status: 500, code: 'InternalError' } : undefined
    await assert.rejects(big(), FilesUnavailable)
    server.fault = undefined
    const [left = ''] = await listed(store)
    await assert.rejects(store.read(left), FileGone)
    await shelf.remove(left)
    assert.deepEqual(await listed(store), [])
  }),
)

test(
  'a store that cannot list what was begun is still swept of whole files',
  failing(async (server, store) => {
    server.fault = ({ url }) => (url?.includes('uploads=') ? { status: 501, code: 'NotImplemented' } : undefined)
    const { key } = await store.put(Readable.from([Buffer.from('a leak')]))
    assert.deepEqual(await listed(store), [key])
    await store.remove(key)
    assert.deepEqual(await listed(store), [])
  }),
)

test(
  'a wrong bucket, a wrong secret and another house’s bucket are refused in words',
  failing(async (server, _store, shelf) => {
    await shelf.check('our house')
    await assert.rejects(shelf.check('their house'), refusedAs(/another Zhike/))
    const checked = (other: Partial<Bucket>) => s3Shelf({ ...server.bucket, ...other }, impatient).check('our house')
    await assert.rejects(checked({ name: 'nobodys' }), refusedAs(/There is no bucket nobodys/))
    await assert.rejects(checked({ secret: 'guessed' }), refusedAs(/ZHIKE_S3_SECRET/))
    await assert.rejects(checked({ keyId: 'nobody' }), refusedAs(/ZHIKE_S3_KEY_ID/))
    await server.stop()
    await assert.rejects(shelf.check('our house'), FilesUnavailable)
  }),
)

const refusedAs = (words: RegExp) => (error: unknown) => error instanceof ShelfRefused && words.test(error.message)

test('more files than one page of a listing holds are all listed', { timeout: 60_000 }, async () => {
  const server = await startS3()
  try {
    const shelf = s3Shelf(server.bucket)
    const names = Array.from({ length: 1_010 }, () => randomBytes(24).toString('base64url'))
    for (let from = 0; from < names.length; from += 50)
      await Promise.all(
        names.slice(from, from + 50).map((name) => shelf.write(name, Readable.from([Buffer.from('x')]))),
      )
    assert.deepEqual((await Readable.from(shelf.list(tomorrow())).toArray()).sort(), names.sort())
    assert.equal(server.requests.filter((request) => request.startsWith('GET /files?prefix=')).length, 2)
  } finally {
    await server.stop()
  }
})

test(
  'files move to a bucket and back while they are read, and a move that was cut off goes on',
  failing(async (server, _store, bucket) => {
    const root = newFolder()
    const disk = diskShelf(root)
    const before = sealedStore(disk, keys)
    const contents = new Map<string, Buffer>()
    for (let n = 0; n < 30; n++) {
      const content = randomBytes(n === 0 ? 9_000_000 : 2_000)
      contents.set((await before.put(Readable.from([content]))).key, content)
    }
    const during = sealedStore(twoShelves(bucket, disk), keys)
    const readAll = async () => {
      for (const [key, content] of contents) assert.ok((await bytesOf(await during.read(key))).equals(content))
    }
    const stop = new AbortController()
    const cut = moveFiles(disk, bucket, stop.signal)
    setTimeout(() => stop.abort(), 60)
    await readAll()
    await cut
    await readAll()
    server.fault = ({ method }) => (method === 'PUT' ? { status: 500, code: 'InternalError' } : undefined)
    if ((await listed(before)).length > 0) await assert.rejects(moveFiles(disk, bucket, new AbortController().signal))
    server.fault = undefined
    assert.equal((await moveFiles(disk, bucket, new AbortController().signal)).failed, 0)
    assert.deepEqual(await listed(before), [])
    await readAll()
    assert.equal((await moveFiles(bucket, disk, new AbortController().signal)).moved, contents.size)
    assert.equal((await listed(before)).length, contents.size)
    await readAll()
    for (const folder of readdirSync(root))
      for (const name of readdirSync(join(root, folder)))
        assert.equal(
          readFileSync(join(root, folder, name))
            .subarray(0, 4)
            .toString(),
          'ZKF1',
        )
  }),
)

test('an address names the bucket where the store wants it', () => {
  const bucket = { ...s3.bucket, endpoint: 'https://oss-cn-hangzhou.aliyuncs.com/', name: 'hemu', pathStyle: false }
  const question = { object: 'files/a', query: { uploads: '' } }
  assert.equal(addressOf(bucket, question), 'https://hemu.oss-cn-hangzhou.aliyuncs.com/files/a?uploads=')
  assert.equal(
    addressOf({ ...bucket, pathStyle: true }, question),
    'https://oss-cn-hangzhou.aliyuncs.com/hemu/files/a?uploads=',
  )
})
