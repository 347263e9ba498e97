import assert from 'node:assert/strict'
import test from 'node:test'
import { sayBirthday } from './birthday-words.ts'

test('solar birthdays, with and without a year', () => {
  assert.equal(sayBirthday({ calendar: 'solar', year: 1990, month: 5, day: 17 }, 'zh-CN'), '1990年5月17日')
  assert.equal(sayBirthday({ calendar: 'solar', month: 2, day: 29 }, 'zh-CN'), '2月29日')
  assert.equal(sayBirthday({ calendar: 'solar', year: 1990, month: 5, day: 17 }, 'en'), 'May 17, 1990')
})

test('lunar birthdays have names of their own, also in a leap month', () => {
  assert.equal(sayBirthday({ calendar: 'lunar', month: 12, day: 30 }, 'zh-CN'), '农历腊月三十')
  const leap = { calendar: 'lunar', year: 2020, month: 4, day: 15, leapMonth: true } as const
  assert.equal(sayBirthday(leap, 'zh-CN'), '农历2020年闰四月十五')
  assert.equal(sayBirthday(leap, 'en'), 'Lunar 2020, leap month 4, day 15')
})
