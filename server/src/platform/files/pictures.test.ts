import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { newKeyRing, parseKeyRing } from '../crypto/key-ring.ts'
import { mostPixels, showPicture } from './pictures.ts'
import { sniff } from './sniffing.ts'
import { type FileStore, localStore } from './store.ts'
import { receiveFile } from './uploads.ts'

let folder = ''
let store: FileStore
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-pictures-'))
  store = localStore(folder, parseKeyRing(newKeyRing()))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const pictures = { max: 1, maxBytes: 10_000_000, kinds: 'pictures' } as const
const receive = (content: Buffer) =>
  receiveFile(store, pictures, { filename: '照片', file: Readable.from([content], { objectMode: false }) })
const contentOf = async (key: string | null) => buffer(await store.read(key ?? assert.fail('no key')))
const lying = async () => Readable.from(store.olderThan(new Date(Date.now() + 60_000), 0)).toArray()

/** A picture as a phone makes it: held upright, left half red, and saying where it was taken. */
const fromPhone = (format: 'jpeg' | 'webp' | 'png') =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: '#d03030' } })
    .composite([
      { input: { create: { width: 600, height: 800, channels: 3, background: '#3050d0' } }, left: 600, top: 0 },
    ])
    .withExif({
      IFD0: { Make: 'Hemu', Model: 'P60', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 16/1 2712/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 9/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer()

for (const format of ['jpeg', 'webp', 'png'] as const)
  test(`a ${format} keeps its look and loses where, when and by what it was taken`, async () => {
    const taken = await fromPhone(format)
    assert.ok((await sharp(taken).metadata()).exif !== undefined)
    const upload = await receive(taken)
    const kept = await contentOf(upload.key)
    const told = await sharp(kept).metadata()
    assert.deepEqual([told.exif, told.xmp, told.iptc, told.format], [undefined, undefined, undefined, format])
    assert.equal(upload.bytes, kept.length)
    // turned as it was held: 1200 × 800 became upright, and what was at the left is at the top
    assert.deepEqual([told.width, told.height, told.orientation ?? 1], [800, 1200, 1])
    const small = await sharp(await contentOf(upload.thumbnailKey)).metadata()
    assert.deepEqual([small.format, small.width, small.height, small.exif], ['webp', 320, 480, undefined])
    const { data } = await sharp(kept)
      .extract({ left: 400, top: 100, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    assert.ok((data[0] ?? 0) > (data[2] ?? 0), 'red is at the top')
  })

test('a picture that says nothing more is kept byte for byte, and a small one is not blown up', async () => {
  const plain = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#d03030' } })
    .png()
    .toBuffer()
  const upload = await receive(plain)
  assert.ok((await contentOf(upload.key)).equals(plain))
  const { width, height } = await sharp(await contentOf(upload.thumbnailKey)).metadata()
  assert.deepEqual([width, height], [60, 40])
})

/** A PNG whose header promises what it never delivers, or delivers nothing but zeros. */
function bomb(width: number, height: number, rows: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = deflateSync(Buffer.alloc((width + 1) * rows))
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

test('a picture that unfolds beyond measure is refused at once, and leaves nothing', async () => {
  const before = await lying()
  const bombs = [bomb(30_000, 30_000, 3_000), bomb(60_000, 60_000, 1), bomb(1, mostPixels + 1, 9_000)]
  const memory = process.memoryUsage().rss
  const began = performance.now()
  for (const one of bombs) await assert.rejects(receive(one), { reason: 'file.picture_too_large' })
  assert.ok(performance.now() - began < 3_000)
  assert.ok(process.memoryUsage().rss - memory < 200_000_000)
  assert.deepEqual(await lying(), before)
})

test('a picture that moves goes on moving, with what it says taken out', async () => {
  const frames = await sharp(Buffer.alloc(20 * 60 * 3, 90), {
    raw: { width: 20, height: 60, channels: 3, pageHeight: 20 },
  })
    .withExif({ IFD0: { Make: 'Hemu' } })
    .webp({ loop: 0, delay: [100, 100, 100], minSize: false })
    .toBuffer()
  const had = await sharp(frames, { animated: true }).metadata()
  const { key } = await receive(frames)
  const has = await sharp(await contentOf(key), { animated: true }).metadata()
  assert.deepEqual([has.pages, has.exif], [had.pages, undefined])
})

test('a picture that is cut off or none is refused, and leaves nothing', async () => {
  const before = await lying()
  const whole = await fromPhone('jpeg')
  for (const broken of [
    whole.subarray(0, whole.length / 2),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5_000, 'x')]),
    Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(2_000, 0xff)]),
    bomb(100, 100, 3),
  ])
    await assert.rejects(receive(broken), { reason: 'file.picture_broken' })
  assert.deepEqual(await lying(), before)
})

test('a photo as an iPhone keeps it is refused with what to do', async () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(5_000)])
  await assert.rejects(receive(heic), { reason: 'file.heic_refused' })
})

test('what may not be uploaded is not decoded either, whatever it calls itself', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  )
  const { key } = await store.put(Readable.from([svg]))
  await assert.rejects(showPicture(store, key, svg.length), { reason: 'file.picture_broken' })
  const tiff = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .tiff()
    .toBuffer()
  const laid = await store.put(Readable.from([tiff]))
  await assert.rejects(showPicture(store, laid.key, tiff.length), { reason: 'file.picture_broken' })
  assert.equal(await sniff(tiff, 'pictures'), undefined)
})
