import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantOf } from '../platform/clock/company-time.ts'
import { minutesOf, slowly } from './minute-by-minute.ts'
import { workedOut } from './working-calendars.ts'
import {
  type CalendarRules,
  deadlineAfter,
  OutOfCalendar,
  type Period,
  workingBetween,
  workOut,
} from './working-time.ts'

const minuteMs = 60_000
const hours = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
]
const companyCalendar = () =>
  workedOut({
    week: [hours, hours, hours, hours, hours, [], []],
    makeUp: hours,
    publicHolidays: true,
    specialDays: [],
  })
const at = (reading: string) => new Date(`${reading}:00+08:00`)

test('eight hours from Thursday afternoon before the National Day of 2026 end on the first day after it, as written out by hand', () => {
  // 30 September 16:00 to 18:00 makes 2 h; 8 October 9:00 to 12:00 makes 5 h, 13:30 to 16:30 8 h
  const { due, spans } = deadlineAfter(companyCalendar(), at('2026-09-30T16:00'), 8 * 60)
  assert.deepEqual(due, at('2026-10-08T16:30'))
  assert.deepEqual(
    spans().map(({ from, counted, reason, name }) => [from, counted, reason, ...(name ? [name] : [])]),
    [
      [at('2026-09-30T16:00'), true, 'working'],
      [at('2026-09-30T18:00'), false, 'closed'],
      [at('2026-10-01T00:00'), false, 'holiday', '国庆节'],
      [at('2026-10-08T00:00'), false, 'closed'],
      [at('2026-10-08T09:00'), true, 'working'],
      [at('2026-10-08T12:00'), false, 'closed'],
      [at('2026-10-08T13:30'), true, 'working'],
    ],
  )
})

test('a weekend day that is worked instead of another counts, and says for what', () => {
  const { due, spans } = deadlineAfter(companyCalendar(), at('2026-10-09T17:30'), 60)
  assert.deepEqual(due, at('2026-10-10T09:30'))
  assert.deepEqual(spans().at(-1), {
    from: at('2026-10-10T09:00'),
    to: due,
    counted: true,
    reason: 'made_up',
    name: '国庆节',
  })
})

test('deadlines over Spring Festival, National Day and their make-up days are those that a script of another hand stepped out', () => {
  for (const [from, minutes, due] of [
    ['2026-09-30T17:30', 60, '2026-10-08T09:30'],
    ['2026-09-30T17:30', 480, '2026-10-08T18:00'],
    ['2026-10-03T09:00', 30, '2026-10-08T09:30'],
    ['2026-10-10T10:00', 600, '2026-10-12T14:00'],
    ['2026-09-20T11:59', 2, '2026-09-20T13:31'],
    ['2026-02-13T16:00', 240, '2026-02-14T11:00'],
    ['2026-02-14T17:00', 120, '2026-02-24T10:00'],
    ['2026-02-20T00:00', 1, '2026-02-24T09:01'],
    ['2026-02-27T17:00', 600, '2026-03-02T10:30'],
    ['2026-02-28T23:00', 450, '2026-03-02T18:00'],
  ] as const)
    assert.deepEqual(deadlineAfter(companyCalendar(), at(from), minutes).due, at(due), from)
})

test('a night that goes over midnight is the evening of one day and the small hours of the next', () => {
  const evening = { from: 1200, to: 1440 }
  const small = { from: 0, to: 120 }
  const both = [small, evening]
  const nights = workedOut({
    week: [[evening], both, both, both, both, [small], []],
    makeUp: both,
    publicHolidays: true,
    specialDays: [],
  })
  for (const [from, minutes, due] of [
    ['2026-09-30T23:30', 180, '2026-10-08T20:30'],
    ['2026-09-30T21:00', 300, '2026-10-08T02:00'],
    ['2026-10-09T23:00', 120, '2026-10-10T01:00'],
    ['2026-02-14T01:59', 300, '2026-02-24T22:59'],
    ['2026-02-13T23:59', 2, '2026-02-14T00:01'],
  ] as const)
    assert.deepEqual(deadlineAfter(nights, at(from), minutes).due, at(due), from)
})

test('no minute is due at once, and a period is over at its end, not at the beginning of the next', () => {
  const { due, spans } = deadlineAfter(companyCalendar(), at('2026-10-03T10:00'), 0)
  assert.deepEqual([due, spans()], [at('2026-10-03T10:00'), []])
  assert.deepEqual(deadlineAfter(companyCalendar(), at('2026-11-26T09:00'), 180).due, at('2026-11-26T12:00'))
  assert.deepEqual(deadlineAfter(companyCalendar(), at('2026-11-27T17:00'), 60).due, at('2026-11-27T18:00'))
})

test('what lies without the calendar is refused and never guessed', () => {
  for (const [start, minutes] of [
    ['2014-12-31T12:00', 1],
    ['2051-01-01T00:00', 1],
    ['2050-12-30T09:00', 100_000],
  ] as const)
    assert.throws(() => deadlineAfter(companyCalendar(), at(start), minutes), OutOfCalendar)
})

const periods = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts) =>
    Array.from(
      { length: Math.floor(cuts.length / 2) },
      (_, n): Period => ({ from: cuts[2 * n] ?? 0, to: cuts[2 * n + 1] ?? 0 }),
    ),
  )
const day = fc
  .integer({ min: 0, max: 365 * 3 - 1 })
  .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
const special = fc.record({ name: fc.constantFrom('春节', '国庆节'), working: fc.boolean() })
const rules: fc.Arbitrary<CalendarRules> = fc.record({
  week: fc.array(fc.oneof(periods, fc.constant([])), { minLength: 7, maxLength: 7 }),
  makeUp: periods,
  special: fc.array(fc.tuple(day, special), { maxLength: 60 }).map((entries) => new Map(entries)),
})

test('random calendars agree with counting minute by minute, and the spans add up', () => {
  const begin = Date.UTC(2024, 0, 1)
  const end = Date.UTC(2027, 0, 1)
  fc.assert(
    fc.property(rules, fc.nat(365 * 3 * 1440 - 1), fc.integer({ min: 1, max: 5000 }), (of, offset, minutes) => {
      const calendar = workOut(of, 2024, 2026)
      const start = begin + offset * minuteMs
      const over = slowly(minutesOf(of, 2024, 2026), offset, minutes)
      const expected = over === undefined ? undefined : begin + over * minuteMs
      if (expected === undefined) {
        assert.throws(() => deadlineAfter(calendar, new Date(instantOf(start)), minutes), OutOfCalendar)
        return
      }
      const from = new Date(instantOf(start))
      const { due, spans } = deadlineAfter(calendar, from, minutes)
      assert.equal(due.getTime(), instantOf(expected))
      if (expected < end) assert.equal(workingBetween(calendar, from, due), minutes * minuteMs)
      const parts = spans()
      assert.equal(parts[0]?.from.getTime(), from.getTime())
      assert.equal(parts.at(-1)?.to.getTime(), due.getTime())
      assert.ok(parts.every((span, n) => n === 0 || span.from.getTime() === parts[n - 1]?.to.getTime()))
      const counted = parts.filter((span) => span.counted)
      assert.equal(
        counted.reduce((sum, span) => sum + span.to.getTime() - span.from.getTime(), 0),
        minutes * minuteMs,
      )
      assert.ok(counted.every(({ reason }) => reason === 'working' || reason === 'made_up'))
    }),
    { numRuns: 100 },
  )
})
