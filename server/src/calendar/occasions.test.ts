import assert from 'node:assert/strict'
import { test } from 'node:test'
import { occasionsOf } from './occasions.ts'

const lunar = (month: number, day: number, leap = false) => ({ calendar: 'lunar', month, day, leap }) as const

test('festivals fall on the days that the almanac of the Purple Mountain Observatory gives', () => {
  // Spring Festival: 2024-02-10, 2025-01-29, 2026-02-17, 2027-02-06, 2028-01-26
  assert.deepEqual(occasionsOf(lunar(1, 1), 'same_leap_month', 2024, 2028), [
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
    '2027-02-06',
    '2028-01-26',
  ])
  assert.deepEqual(occasionsOf(lunar(8, 15), 'same_leap_month', 2025, 2026), ['2025-10-06', '2026-09-25'])
})

test('a day of a leap month falls into it when the year has it, or by the other policy never', () => {
  // 2025 has a leap sixth month, from 25 July
  const birthday = lunar(6, 10, true)
  assert.deepEqual(occasionsOf(birthday, 'same_leap_month', 2024, 2026), ['2024-07-15', '2025-08-03', '2026-07-23'])
  assert.deepEqual(occasionsOf(birthday, 'ordinary_month', 2024, 2026), ['2024-07-15', '2025-07-04', '2026-07-23'])
})

test('the last day of a longer month is the last day of a shorter one, in both calendars', () => {
  assert.deepEqual(occasionsOf({ calendar: 'solar', month: 2, day: 29, leap: false }, 'same_leap_month', 2023, 2025), [
    '2023-02-28',
    '2024-02-29',
    '2025-02-28',
  ])
  // New Year's Eve: the 30th of the twelfth month in 2024 (of 2023), the 29th in 2025 and 2026
  assert.deepEqual(occasionsOf(lunar(12, 30), 'same_leap_month', 2024, 2026), [
    '2024-02-09',
    '2025-01-28',
    '2026-02-16',
  ])
})

test('a lunar day at the turn of the year may fall into one year twice, or not at all', () => {
  const days = occasionsOf(lunar(11, 25), 'same_leap_month', 1990, 2060)
  const perYear = new Map<string, number>()
  for (const day of days) perYear.set(day.slice(0, 4), (perYear.get(day.slice(0, 4)) ?? 0) + 1)
  assert.deepEqual([...days].sort(), days)
  assert.ok([...perYear.values()].includes(2) && perYear.size < 71)
})
