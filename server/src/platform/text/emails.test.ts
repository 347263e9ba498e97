import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalizeEmail } from './emails.ts'
import { normalizeWechat } from './wechat.ts'

test('an address has one form', () => {
  const table: [string, string, string][] = [
    [' Zhang.San@Example.COM ', 'zhang.san@example.com', 'z***@example.com'],
    ['ｚｓ＠ｑｑ．ｃｏｍ', 'zs@qq.com', 'z***@qq.com'],
    ['a+tag@mail.example.co.uk', 'a+tag@mail.example.co.uk', 'a***@mail.example.co.uk'],
    ['张三@例子.中国', '张三@xn--fsqu00a.xn--fiqs8s', '张***@xn--fsqu00a.xn--fiqs8s'],
    ['o\u200bk@Bücher.example', 'ok@xn--bcher-kva.example', 'o***@xn--bcher-kva.example'],
  ]
  for (const [raw, address, masked] of table) assert.deepEqual(normalizeEmail(raw), { address, masked }, raw)
})

test('what no server takes is not an address', () => {
  const wrong = [
    '',
    '@',
    'a',
    'a@',
    '@b.cn',
    'a@b',
    'a b@c.cn',
    'a@b@c.cn',
    '.a@b.cn',
    'a.@b.cn',
    'a..b@c.cn',
    'a@-b.cn',
  ]
  const worse = [
    'a@b-.cn',
    'a@b..cn',
    'a@1.2.3.4',
    'a@[1.2.3.4]',
    'a@b.c',
    'a@b_c.cn',
    '"a"@b.cn',
    'a@b.cn\nBcc: c@d.cn',
  ]
  const long = [
    `${'a'.repeat(65)}@b.cn`,
    `${'客'.repeat(22)}@b.cn`,
    `a@${'b'.repeat(64)}.cn`,
    `a@${'b.'.repeat(127)}cn`,
  ]
  for (const raw of [...wrong, ...worse, ...long]) assert.equal(normalizeEmail(raw), undefined, raw)
})

test('the one form of an address is its own one form', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (raw) => {
      const email = normalizeEmail(raw)
      if (email) assert.deepEqual(normalizeEmail(email.address), email)
    }),
  )
})

test('a chosen WeChat id is found in either case, an openid only in its own', () => {
  assert.deepEqual(normalizeWechat(' WX_zhang-77 '), { id: 'wx_zhang-77', masked: 'wx***7' })
  assert.equal(normalizeWechat('oAbC1234567890abcdefGHIJKLMN')?.id, 'oAbC1234567890abcdefGHIJKLMN')
  assert.deepEqual(normalizeWechat('abc'), { id: 'abc', masked: 'a***' })
  for (const raw of ['', 'a b', '张三', 'x'.repeat(65)]) assert.equal(normalizeWechat(raw), undefined, raw)
})
