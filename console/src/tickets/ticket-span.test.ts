import assert from 'node:assert/strict'
import test from 'node:test'
import { daysAround, readDay, turned } from './ticket-span.ts'

const ends = (day: string, span: 'month' | 'week') => {
  const days = daysAround(day, span)
  return [days[0], days.at(-1), days.length]
}

test('a month is shown in whole weeks from Monday on, a week by itself', () => {
  assert.deepEqual(ends('2026-11-27', 'month'), ['2026-10-26', '2026-12-06', 42])
  assert.deepEqual(ends('2027-02-10', 'month'), ['2027-02-01', '2027-02-28', 28])
  assert.deepEqual(ends('2028-02-29', 'week'), ['2028-02-28', '2028-03-05', 7])
  assert.deepEqual(ends('2026-11-29', 'week'), ['2026-11-23', '2026-11-29', 7])
})

test('turning on from the 31st leads to the last day of a shorter month, over the year too', () => {
  assert.equal(turned('2028-01-31', 'month', 1), '2028-02-29')
  assert.equal(turned('2026-12-31', 'month', 1), '2027-01-31')
  assert.equal(turned('2026-01-05', 'month', -1), '2025-12-05')
  assert.equal(turned('2026-12-28', 'week', 1), '2027-01-04')
})

test('what is no day in an address is none', () => {
  assert.equal(readDay('2028-02-29'), '2028-02-29')
  for (const wrong of ['2026-02-29', '2026-13-01', 'x', '', '99999-01-01', '0001-01-01', undefined, ['2026-01-01']])
    assert.equal(readDay(wrong), undefined)
})
