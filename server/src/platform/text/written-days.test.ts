import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEitherDay, orderOf } from './western-days.ts'
import { readDay } from './written-days.ts'

const now = new Date('2027-03-16T02:00:00Z')

test('a day is read as spreadsheets and people write it, a time with it unless it is midnight', () => {
  const read = {
    '1990年5月17日': '1990-05-17',
    '1990.5.17.': '1990-05-17',
    '1990-5-17': '1990-05-17',
    '1990/5/17 0:00:00': '1990-05-17',
    '19900517': '1990-05-17',
    '5月17日': '05-17',
    农历1990年5月17日: '农历1990-05-17',
    '33010': '1990-05-17',
    '45351': '2024-02-29',
    '46089.4375': '2026-03-08 10:30:00',
    '20260308103059': '2026-03-08 10:30:59',
    '2026年3月8日 上午10:30': '2026-03-08 10:30',
    '2026/3/8 下午 3:05': '2026-03-08 15:05',
    '2026/3/8 中午12点': '2026-03-08 12:00',
    '2026年3月8日9时5分': '2026-03-08 09:05',
    '2026-3-8 9:5:7': '2026-03-08 09:05:07',
  }
  for (const [written, day] of Object.entries(read)) assert.equal(readDay(written, now), day)
})

test('of a year of two digits those up to this year are of this century', () => {
  assert.deepEqual(
    ['27/3/1', '28/3/1', '90.5.17'].map((day) => readDay(day, now)),
    ['2027-03-01', '1928-03-01', '1990-05-17'],
  )
})

test('what is no day stays as it is', () => {
  for (const other of [
    '',
    '待定',
    '5/6/1990',
    '1990',
    '123456',
    '0.5',
    '12-05-17',
    '2026-03-08 早上',
    '2026-03-08T10:30',
  ])
    assert.equal(readDay(other, now), other)
})

test('a year that stands last is read where only one day can be meant, or where the order is known', () => {
  const read = {
    '5/17/1990': '1990-05-17',
    '17.05.1990': '1990-05-17',
    '17-5-1990': '1990-05-17',
    '5/17/90': '1990-05-17',
    '05/05/1990': '1990-05-05',
    '90-5-17': '1990-05-17',
    '5/17/2026 9:05': '2026-05-17 09:05',
  }
  for (const [written, day] of Object.entries(read)) assert.equal(readDay(written, now), day)
  assert.equal(readDay('5/6/1990', now, 'month_first'), '1990-05-06')
  assert.equal(readDay('5/6/1990', now, 'day_first'), '1990-06-05')
  assert.equal(readDay('17/5/1990', now, 'month_first'), '1990-05-17', 'what can be one day alone is that day')
  assert.deepEqual(['5/6/1990', '5/5/1990', '5/17/1990', '1990/5/6'].map(isEitherDay), [true, false, false, false])
})

test('the days of a file show their order, unless they contradict one another', () => {
  assert.equal(orderOf(['5/6/1990', '17/5/1990', '待定']), 'day_first')
  assert.equal(orderOf(['5/6/1990', '5/17/1990']), 'month_first')
  assert.equal(orderOf(['5/6/1990', '7/8/1991']), null)
  assert.equal(orderOf(['5/17/1990', '17/5/1990']), null)
})
