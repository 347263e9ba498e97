import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksOf } from './markdown.ts'

test('an article has headings, lists, paragraphs and a few signs within lines', () => {
  const blocks = blocksOf(
    '# 安装\n先**断电**，见 [官网](https://zhike.example/a)。\n第二行\n\n- 一\n- 二\n1. 甲\n2、乙',
  )
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['heading', 'paragraph', 'bullets', 'numbers'],
  )
  assert.deepEqual(blocks[1], {
    kind: 'paragraph',
    lines: [
      [
        { kind: 'text', text: '先' },
        { kind: 'strong', text: '断电' },
        { kind: 'text', text: '，见 ' },
        { kind: 'link', text: '官网', href: 'https://zhike.example/a' },
        { kind: 'text', text: '。' },
      ],
      [{ kind: 'text', text: '第二行' }],
    ],
  })
  assert.deepEqual(blocks[3], {
    kind: 'numbers',
    items: [[{ kind: 'text', text: '甲' }], [{ kind: 'text', text: '乙' }]],
  })
})

test('what could run stays text', () => {
  for (const hostile of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[点我](javascript:alert(1))',
    '[点我](JaVaScRiPt:alert`1`)',
    '[点我](data:text/html;base64,PHNjcmlwdD4=)',
    '[点我](//evil.example)',
    '[x](vbscript:msgbox)',
  ]) {
    const [block] = blocksOf(hostile)
    assert.equal(block?.kind, 'paragraph')
    const inline = block?.kind === 'paragraph' ? block.lines.flat() : []
    assert.ok(
      inline.every(({ kind }) => kind === 'text' || kind === 'code'),
      hostile,
    )
  }
})
