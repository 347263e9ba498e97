import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Birthday } from '@zhike/contract/customers'
import fc from 'fast-check'
import { LunarYear, SolarDay } from 'tyme4ts'
import { birthdayFault, formatBirthday, parseBirthday } from './birthdays.ts'

const today = new Date('2024-06-11T04:00:00Z')

function faultOf(text: string): string {
  const read = parseBirthday(text, today)
  return read.ok ? 'none' : read.reason
}

test('birthdays are read in both calendars, with and without a year', () => {
  const table: [string, Birthday][] = [
    ['1990-05-17', { calendar: 'solar', year: 1990, month: 5, day: 17 }],
    [' 1990/5/7 ', { calendar: 'solar', year: 1990, month: 5, day: 7 }],
    ['１９９０－０５－１７', { calendar: 'solar', year: 1990, month: 5, day: 17 }],
    ['05-17', { calendar: 'solar', month: 5, day: 17 }],
    ['02-29', { calendar: 'solar', month: 2, day: 29 }],
    ['2000-02-29', { calendar: 'solar', year: 2000, month: 2, day: 29 }],
    ['2024-06-11', { calendar: 'solar', year: 2024, month: 6, day: 11 }],
    ['农历1990-12-30', { calendar: 'lunar', year: 1990, month: 12, day: 30 }],
    ['农历05-05', { calendar: 'lunar', month: 5, day: 5 }],
    ['阴历5-5', { calendar: 'lunar', month: 5, day: 5 }],
    ['农历闰4-15', { calendar: 'lunar', month: 4, day: 15, leapMonth: true }],
    ['农历1990-闰5-03', { calendar: 'lunar', year: 1990, month: 5, day: 3, leapMonth: true }],
    ['农历2024-05-06', { calendar: 'lunar', year: 2024, month: 5, day: 6 }],
  ]
  for (const [text, birthday] of table) assert.deepEqual(parseBirthday(text, today), { ok: true, birthday }, text)
})

test('a day that its calendar does not have is told from a text that is no day', () => {
  const table: [string, string[]][] = [
    [
      'unreadable',
      ['', 'May 17', '19900517', '1990-05', '90-05-17', '闰4-15', '1990-闰5-03', '农历', '农历闰1990-5-3'],
    ],
    [
      'no_such_day',
      ['1990-02-29', '02-30', '13-01', '00-10', '05-00', '04-31', '农历13-01', '农历05-31', '农历闰1-15'],
    ],
    ['no_such_day', ['农历1988-12-30', '农历1990-闰4-03', '农历1990-闰5-30', '农历1991-闰5-03', '农历1990-0-1']],
    ['too_early', ['1899-12-31', '0000-01-01', '农历1899-12-01']],
    ['in_the_future', ['2024-06-12', '2025-01-01', '农历2024-05-07', '农历2024-12-01', '9999-01-01']],
  ]
  for (const [reason, texts] of table) for (const text of texts) assert.equal(faultOf(text), reason, text)
})

test('a lunar birthday of today is none of the future, that of tomorrow is', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1901-01-01Z'), max: new Date('2099-01-01Z'), noInvalidDate: true }), (at) => {
      const noon = new Date(`${at.toISOString().slice(0, 10)}T04:00:00Z`)
      const solar = SolarDay.fromYmd(noon.getUTCFullYear(), noon.getUTCMonth() + 1, noon.getUTCDate())
      const faults = [solar, solar.next(1)].map((each) => {
        const lunar = each.getLunarDay()
        const month = lunar.getLunarMonth()
        const year = lunar.getYear()
        return birthdayFault(
          { calendar: 'lunar', year, month: month.getMonth(), day: lunar.getDay(), leapMonth: month.isLeap() },
          noon,
        )
      })
      assert.deepEqual(faults, [undefined, 'in_the_future'])
    }),
    { numRuns: 200 },
  )
})

test('today is the day of the company, not of Greenwich', () => {
  const evening = new Date('2024-06-11T17:00:00Z')
  assert.equal(parseBirthday('2024-06-12', evening).ok, true)
})

test('a birthday given as an object is judged alike', () => {
  assert.equal(birthdayFault({ calendar: 'solar', month: 5, day: 17, leapMonth: true }, today), 'no_such_day')
  assert.equal(birthdayFault({ calendar: 'solar', month: 5.5, day: 17 }, today), 'no_such_day')
  assert.equal(birthdayFault({ calendar: 'lunar', month: 5, day: 1.5, year: 1990 }, today), 'no_such_day')
  assert.equal(birthdayFault({ calendar: 'lunar', month: 12, day: 30, year: 1990 }, today), undefined)
})

test('every day of every lunar year is a birthday, the day after the last of a month is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2022 }), (year) => {
      for (const month of LunarYear.fromYear(year).getMonths()) {
        const last = month.getDayCount()
        const of = (day: number): Birthday => ({
          calendar: 'lunar',
          year,
          month: month.getMonth(),
          day,
          leapMonth: month.isLeap(),
        })
        assert.equal(birthdayFault(of(last), today), undefined)
        assert.equal(birthdayFault(of(last + 1), today), 'no_such_day')
      }
    }),
    { numRuns: 40 },
  )
})

test('a written birthday is read as it was', () => {
  const birthday = fc.record(
    {
      calendar: fc.constantFrom('solar' as const, 'lunar' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 30 }),
      year: fc.integer({ min: 1900, max: 2024 }),
      leapMonth: fc.constant(true),
    },
    { requiredKeys: ['calendar', 'month', 'day'], noNullPrototype: true },
  )
  fc.assert(
    fc.property(birthday, (each) => {
      fc.pre(birthdayFault(each, today) === undefined)
      assert.deepEqual(parseBirthday(formatBirthday(each), today), { ok: true, birthday: each })
    }),
  )
})
