import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayMinutes } from './durations.ts'

test('a time is said in the two largest units that it fills', () => {
  assert.equal(sayMinutes(0, 'zh-CN'), '0 分')
  assert.equal(sayMinutes(80, 'zh-CN'), '1 小时 20 分')
  assert.equal(sayMinutes(1350, 'zh-CN'), '22 小时 30 分')
  assert.equal(sayMinutes(2 * 1440 + 61, 'en', 1440), '2 d 1 h')
  assert.equal(sayMinutes(1440, 'en', 1440), '1 d')
})
