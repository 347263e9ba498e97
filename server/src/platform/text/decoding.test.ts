import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { decodingStream, detectEncoding, hasWrongBytes } from './decoding.ts'

// "姓名,地址\n张三丰,浙江省杭州市\n" and the euro sign and 𠮷, which need GB18030's longer forms.
const gb18030 = Buffer.from('d0d5c3fb2cb5d8d6b70ad5c5c8fdb7e12cd5e3bdadcaa1babcd6ddcad00aa2e39534b235', 'hex')
const readable = '姓名,地址\n张三丰,浙江省杭州市\n€𠮷'

async function decoded(bytes: Buffer, pieceBytes: number): Promise<string> {
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  }
  return text(Readable.from(pieces()).compose(decodingStream()))
}

test('every encoding is read, in pieces of every length, and the byte-order mark is taken off', async () => {
  const files = [
    gb18030,
    Buffer.from(readable),
    Buffer.from(`\ufeff${readable}`),
    Buffer.from(`\ufeff${readable}`, 'utf16le'),
  ]
  for (const file of files) {
    for (const pieceBytes of [1, 2, 3, 7, 1000]) assert.equal(await decoded(file, pieceBytes), readable)
  }
  assert.equal(await decoded(Buffer.alloc(0), 1), '')
  assert.equal(await decoded(Buffer.from('name,phone\n'), 4), 'name,phone\n')
})

test('an encoding that shows only far into a file is found there', async () => {
  const ascii = 'CDNOW 00001,,\n'.repeat(20_000)
  assert.ok((await decoded(Buffer.concat([Buffer.from(ascii), gb18030]), 16_000)) === ascii + readable)
  const long = ascii + readable.repeat(3000)
  assert.ok((await decoded(Buffer.from(long), 16_000)) === long)
})

test('a broken character in a UTF-8 file stays one broken character', async () => {
  const file = Buffer.concat([Buffer.from(readable.repeat(20)), Buffer.from([0xb7]), Buffer.from(`\n${readable}`)])
  assert.equal(detectEncoding(file), 'utf-8')
  const rows = (await decoded(file, 100)).split('\n')
  assert.deepEqual(rows.filter(hasWrongBytes), ['€𠮷\ufffd'])
})

test('a character cut at the end of the sample says nothing', () => {
  const bytes = Buffer.from(readable)
  for (let length = 1; length <= bytes.length; length++) {
    assert.equal(detectEncoding(bytes.subarray(0, length)), 'utf-8', `${length} bytes`)
  }
})
