import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentOf, documentTypes, pictureTypes, sortChosen } from './file-contents.ts'

const file = (name: string, head: string, more = 0) =>
  new File([Uint8Array.from(head, (letter) => letter.charCodeAt(0)), new Uint8Array(more)], name, { type: 'image/png' })

test('a file is what its first bytes say, whatever it is called', async () => {
  const heads = {
    'image/jpeg': '\xff\xd8\xff\xe0',
    'image/png': '\x89PNG\r\n\x1a\n',
    'image/gif': 'GIF89a',
    'image/webp': 'RIFF\x00\n\x00\x00WEBPVP8 ',
    'application/pdf': '%PDF-1.7',
  }
  for (const type of documentTypes) assert.equal(await contentOf(file('x.txt', heads[type])), type)
  for (const head of ['', 'hello', '\x00\x00\x00\x18ftypheic', 'RIFF\x00\x00\x00\x00AVI '])
    assert.equal(await contentOf(file('x.png', head)), undefined)
})

test('what would be refused is named with the reason, and the others are kept', async () => {
  const chosen = [
    file('现场.png', '\x89PNG\r\n\x1a\n'),
    file('说明.png', '%PDF-1.7'),
    file('太大.jpg', '\xff\xd8\xff', 100),
    file('动图.gif', 'GIF89a'),
  ]
  const { fitting, refused } = await sortChosen(chosen, { types: pictureTypes, maxBytes: 50 })
  assert.deepEqual(
    fitting.map(({ name }) => name),
    ['现场.png', '动图.gif'],
  )
  assert.deepEqual(refused, [
    { name: '说明.png', why: 'kind' },
    { name: '太大.jpg', why: 'size' },
  ])
})
