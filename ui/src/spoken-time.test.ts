import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayDay, sayMoment, sayTime, sayTimeExactly } from './spoken-time.ts'

const chinese = { locale: 'zh-CN', timeZone: 'Asia/Shanghai' } as const
const english = { locale: 'en', timeZone: 'Asia/Shanghai' } as const
const now = new Date('2024-06-11T06:20:00Z')
const at = (text: string) => new Date(text)

test('times are said as people say them, on the calendar of the reader', () => {
  assert.equal(sayTime(at('2024-06-11T06:20:00Z'), now, chinese), '今天 14:20')
  assert.equal(sayTime(at('2024-06-10T15:59:59Z'), now, chinese), '昨天 23:59')
  assert.equal(sayTime(at('2024-06-10T16:00:00Z'), now, chinese), '今天 00:00')
  assert.equal(sayTime(at('2024-06-12T01:05:00Z'), now, chinese), '明天 09:05')
  assert.equal(sayTime(at('2024-06-14T01:05:00Z'), now, chinese), '3 天后')
  assert.equal(sayTime(at('2024-06-04T01:05:00Z'), now, chinese), '7 天前')
  assert.equal(sayTime(at('2024-05-03T01:05:00Z'), now, chinese), '5月3日')
  assert.equal(sayTime(at('2023-05-03T01:05:00Z'), now, chinese), '2023年5月3日')
})

test('the same in English', () => {
  assert.equal(sayTime(at('2024-06-10T01:05:00Z'), now, english), 'Yesterday 09:05')
  assert.equal(sayTime(at('2024-06-14T01:05:00Z'), now, english), 'in 3 days')
  assert.equal(sayTime(at('2023-05-03T01:05:00Z'), now, english), 'May 3, 2023')
})

test('behind a spoken time stands the exact one', () => {
  assert.equal(sayTimeExactly(now, chinese), '2024年6月11日 星期二 14:20:00')
  assert.equal(sayDay(now, 'zh-CN', 'Asia/Shanghai'), '6月11日星期二')
})

test('a log has day and minute, and the year when that is another one', () => {
  assert.equal(sayMoment(at('2024-06-01T06:20:00Z'), now, chinese), '6月1日 14:20')
  assert.equal(sayMoment(at('2023-12-31T16:20:00Z'), now, chinese), '1月1日 00:20')
  assert.equal(sayMoment(at('2023-06-01T06:20:00Z'), now, english), 'Jun 1, 2023 14:20')
})
