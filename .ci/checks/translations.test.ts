import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chineseIn, differences } from './translations.ts'

test('texts that both languages have, with the same blanks, pass', () => {
  const texts = {
    'zh-CN': { list: { title: '工单', count: '{{count}} 张工单' } },
    en: { list: { title: 'Tickets', count_one: '{{count}} ticket', count_other: '{{count}} tickets' } },
  }
  assert.deepEqual(differences('tickets', texts), [])
})

test('a text that one language lacks is named, whichever it is', () => {
  assert.deepEqual(differences('tickets', { 'zh-CN': { a: '甲' }, en: {} }), ['tickets.a has no en text'])
  assert.deepEqual(differences('tickets', { 'zh-CN': { a: ' ' }, en: { a: 'A' } }), ['tickets.a has no zh-CN text'])
})

test('a text left in Chinese, and a blank that is lost, are named', () => {
  assert.deepEqual(differences('tickets', { 'zh-CN': { a: '甲' }, en: { a: '甲' } }), ['tickets.a is Chinese in en'])
  const lost = { 'zh-CN': { a: '{{name}} 的工单' }, en: { a: 'Tickets of {{who}}' } }
  assert.deepEqual(differences('tickets', lost), ['tickets.a has other blanks in zh-CN than in en'])
})

test('Chinese in code is found, in a comment it may stand', () => {
  const text = "/* 两行\n   注释 */\nconst a = 1 // 备注\nconst b = '工单'\nconst c = <b>客户</b>\n"
  const found = chineseIn({ path: 'a.tsx', text })
  assert.deepEqual(
    found.map((line) => line.split(' ')[0]),
    ['a.tsx:4', 'a.tsx:5'],
  )
})
