import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isStrongEnough } from './password-rules.ts'
import { randomPassword } from './passwords.ts'

const email = 'wang.fang@example.com'

const weak = [
  'short1!Aa',
  '十一个字的密码不够用啊',
  'Password1234',
  '!!PASSWORD2024!!',
  'Ｐａｓｓｗｏｒｄ１２３４',
  'administrator',
  'woaini1314520',
  '5201314woaini5201314',
  '520131413145',
  'wodemima123456',
  '123456789012',
  '111111111111',
  '147258369147',
  'qwertyuiopas',
  '1qaz2wsx3edc',
  'abcdefghijklmn',
  'abc123abc123abc1',
  'zhike2026zhike',
  'my wang.fang password',
]

const strong = [
  'correct horse battery staple',
  '春眠不觉晓处处闻啼鸟夜来风雨声',
  'wo zui xihuan chi xigua',
  '804915726038',
  'kQ7#vV2pZ9mL',
  'aaaaaaaaaaab cdefg',
]

for (const password of weak) {
  test(`"${password}" is too weak`, () => assert.equal(isStrongEnough(password, email), false))
}

for (const password of strong) {
  test(`"${password}" is strong enough`, () => assert.equal(isStrongEnough(password, email), true))
}

test('passwords to hand over are strong and never the same', () => {
  const made = Array.from({ length: 200 }, randomPassword)
  assert.equal(new Set(made).size, 200)
  for (const password of made) assert.ok(isStrongEnough(password, email), password)
})
