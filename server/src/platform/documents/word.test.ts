import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { writeWord } from './word.ts'

/** The text of a part, found by its local header. */
function partOf(zip: Buffer, name: string): string {
  const at = zip.indexOf(`PK\u0001\u0002`, 0, 'latin1')
  for (let entry = at; entry >= 0; entry = zip.indexOf('PK\u0001\u0002', entry + 4, 'latin1')) {
    const length = zip.readUInt16LE(entry + 28)
    if (zip.toString('utf8', entry + 46, entry + 46 + length) !== name) continue
    const local = zip.readUInt32LE(entry + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(entry + 20))).toString('utf8')
  }
  return ''
}

test('a document says what it was given, whatever stands in it', async () => {
  const zip = await writeWord([
    { style: 'title', words: '报告' },
    { style: 'text', lead: '原因', words: '<script>&\u0000第一行\n第二行', depth: 2 },
  ])
  const xml = partOf(zip, 'word/document.xml')
  assert.match(xml, /<w:pStyle w:val="title"\/>/)
  assert.match(xml, /&lt;script&gt;&amp;第一行<\/w:t><\/w:r><w:r><w:br\/><\/w:r>/)
  assert.match(xml, /<w:ind w:left="840"\/>/)
  assert.match(partOf(zip, '[Content_Types].xml'), /wordprocessingml\.document\.main\+xml/)
})
