import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayMoney, sayMoneyShortly } from './money.ts'

test('分 are said as yuan with two digits', () => {
  assert.equal(sayMoney(123_450, 'zh-CN'), '¥1,234.50')
  assert.equal(sayMoney(-5, 'zh-CN'), '-¥0.05')
  assert.equal(sayMoney(123_450, 'en'), '¥1,234.50')
  assert.equal(sayMoney(123_450, 'zh-CN', 'USD'), '$1,234.50')
})

test('headlines round: whole yuan first, 万 from ten thousand on', () => {
  assert.equal(sayMoneyShortly(123_450, 'zh-CN'), '¥1,235')
  assert.equal(sayMoneyShortly(12_834_500, 'zh-CN'), '¥12.8万')
  assert.equal(sayMoneyShortly(12_834_500, 'en'), '¥128.3K')
})
