import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { newKeyRing, parseKeyRing, withNewVersion } from './key-ring.ts'
import { openStream, sealStream } from './sealed-streams.ts'
import { KeyVersionMissing, SealBroken } from './sealing.ts'

const keys = newKeyRing()
const keyRing = parseKeyRing(keys)
const chunk = 64 * 1024

async function sealed(data: Buffer, pieceBytes = 10_000, context = 'import 1'): Promise<Buffer> {
  return buffer(Readable.from(pieces(data, pieceBytes)).compose(sealStream(keyRing, context)))
}

async function opened(data: Buffer, pieceBytes = 10_000, ring = keyRing, context = 'import 1'): Promise<Buffer> {
  return buffer(Readable.from(pieces(data, pieceBytes)).compose(openStream(ring, context)))
}

function* pieces(data: Buffer, pieceBytes: number) {
  for (let at = 0; at < data.length; at += pieceBytes) yield data.subarray(at, at + pieceBytes)
}

test('a file of any length, in pieces of any length, comes back as it was', async () => {
  for (const length of [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 200_001]) {
    const data = randomBytes(length)
    for (const pieceBytes of [length < 10 ? 1 : 777, chunk, 1_000_000]) {
      const file = await sealed(data, pieceBytes)
      assert.deepEqual(await opened(file, pieceBytes + 1), data, `${length} in ${pieceBytes}`)
    }
  }
})

test('a file cut at any place does not open, not even at the end of a chunk', async () => {
  const file = await sealed(randomBytes(2 * chunk + 100))
  const chunkEnds = [22, 22 + chunk + 16, 22 + 2 * (chunk + 16)]
  for (const length of [0, 3, 10, ...chunkEnds, ...chunkEnds.map((end) => end + 5), file.length - 1]) {
    await assert.rejects(opened(file.subarray(0, length)), SealBroken, `cut at ${length}`)
  }
  await assert.rejects(opened(Buffer.concat([file, Buffer.alloc(1)])), SealBroken)
})

test('altered, exchanged and repeated chunks do not open', async () => {
  const file = await sealed(randomBytes(3 * chunk))
  const head = file.subarray(0, 22)
  const [one, two, three] = [0, 1, 2].map((at) => file.subarray(22 + at * (chunk + 16), 22 + (at + 1) * (chunk + 16)))
  assert.ok(one && two && three)
  await assert.rejects(opened(Buffer.concat([head, two, one, three])), SealBroken)
  await assert.rejects(opened(Buffer.concat([head, one, one, two, three])), SealBroken)
  await assert.rejects(opened(Buffer.concat([head, two, three])), SealBroken)
  for (const at of [0, 6, 21, 22, 70_000, file.length - 1]) {
    const altered = Buffer.from(file)
    altered[at] = (altered[at] ?? 0) ^ 1
    await assert.rejects(opened(altered), SealBroken, `bit at ${at}`)
  }
})

test('a file opens only in its context, and after rotation too', async () => {
  const data = randomBytes(1000)
  const file = await sealed(data)
  await assert.rejects(opened(file, 1000, keyRing, 'import 2'), SealBroken)
  const rotated = parseKeyRing(withNewVersion(keys))
  assert.deepEqual(await opened(file, 1000, rotated), data)
  const newer = await buffer(Readable.from([data]).compose(sealStream(rotated, 'import 1')))
  await assert.rejects(opened(newer), KeyVersionMissing)
})
