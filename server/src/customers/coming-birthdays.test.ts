import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Birthday } from '@zhike/contract/customers'
import fc from 'fast-check'
import { SolarDay } from 'tyme4ts'
import { onDesk } from '../../test/harness.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { birthdayKeysWithin } from './coming-birthdays.ts'

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10)
const two = (value: number) => String(value).padStart(2, '0')

/** The keys of a day itself, by an almanac that goes the other way: from the sun's day to the moon's. */
function keysOf(day: string): string[] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lunar = SolarDay.fromYmd(year, month, date).getLunarDay()
  const at = lunar.getLunarMonth()
  return [`s${two(month)}${two(date)}`, `l${at.isLeap() ? 'x' : ''}${two(at.getMonth())}${two(lunar.getDay())}`]
}

test('birthdays of a span are those of each of its days, also over the new year and in leap months', () => {
  const anyDay = fc.integer({ min: Date.UTC(1990, 0, 1) / dayMs, max: Date.UTC(2060, 0, 1) / dayMs })
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (start, length) => {
      const span = Array.from({ length: length + 1 }, (_, n) => isoDay((start + n) * dayMs))
      const keys = new Set(birthdayKeysWithin(span[0] ?? '', span.at(-1) ?? ''))
      for (const day of span) for (const key of keysOf(day)) assert.ok(keys.has(key), `${day} ${key}`)
    }),
    { numRuns: 60 },
  )
})

test('29 February, the 30th of a short month and a leap month are kept in every year', () => {
  assert.ok(birthdayKeysWithin('2026-02-28', '2026-02-28').includes('s0229'))
  assert.ok(!birthdayKeysWithin('2028-02-28', '2028-02-28').includes('s0229'))
  // 2026 has no leap month; 2025 had a sixth one, from 25 July on
  assert.ok(birthdayKeysWithin('2025-07-25', '2025-07-25').includes('lx0601'))
  assert.ok(!birthdayKeysWithin('2025-06-25', '2025-06-25').includes('lx0601'))
  assert.ok(birthdayKeysWithin('2026-07-14', '2026-07-14').includes('lx0601'))
  // the twelfth month of 2025 has 29 days, the last of them the eve of the new year
  assert.ok(birthdayKeysWithin('2026-02-16', '2026-02-16').includes('l1230'))
  assert.ok(birthdayKeysWithin('2025-01-01', '2025-12-31').length > 900)
})

test(
  'customers are found by when they keep their birthday next, lunar ones too',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const born: readonly (readonly [string, Birthday])[] = [
      ['公历', { calendar: 'solar', month: 3, day: 20, year: 1990 }],
      ['二月初二', { calendar: 'lunar', month: 2, day: 2 }],
      ['闰二月初二', { calendar: 'lunar', month: 2, day: 2, leapMonth: true }],
      ['八月十五', { calendar: 'lunar', month: 8, day: 15 }],
      ['昨天', { calendar: 'solar', month: 3, day: 14 }],
    ]
    for (const [name, birthday] of born) await manager.customers.create({ name, birthday })
    await manager.customers.create({ name: '不详' })
    const found = async (op: string, value?: number) => {
      const filter = JSON.stringify({ field: 'birthday', op, ...(value === undefined ? {} : { value }) })
      return (await manager.customers.list({ filter, sort: 'createdAt' })).items.map(({ name }) => name)
    }
    // the desk's day is 16 March 2026; the second day of the second lunar month is 20 March
    assert.deepEqual(await found('in_next_days', 5), ['公历', '二月初二', '闰二月初二'])
    assert.deepEqual(await found('in_next_days', 4), [])
    assert.deepEqual(await found('in_month', 9), ['八月十五'])
    assert.deepEqual(await found('empty'), ['不详'])
  }),
)
