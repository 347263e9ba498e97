import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { companyDay, companyTimeZone, dayMs, startOfCompanyDay, wholeDaysBetween } from './company-time.ts'

const reference = new Intl.DateTimeFormat('sv-SE', { timeZone: companyTimeZone, dateStyle: 'short' })
const instants = fc.date({ min: new Date('1900-01-02Z'), max: new Date('2100-01-01Z'), noInvalidDate: true })

test('the company day is the one of the zone database, in every year', () => {
  fc.assert(
    fc.property(instants, (at) => assert.equal(companyDay(at), reference.format(at))),
    { numRuns: 2000 },
  )
  assert.equal(companyDay(new Date('2024-06-11T15:59:59.999Z')), '2024-06-11')
  assert.equal(companyDay(new Date('2024-06-11T16:00:00Z')), '2024-06-12')
  assert.equal(companyDay(new Date('1990-07-01T15:00:00Z')), '1990-07-02', 'summer time was UTC+9')
  assert.equal(companyDay(new Date('1991-12-31T16:00:00Z')), '1992-01-01')
})

test('a day starts where the instant before still belongs to the day before', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const start = startOfCompanyDay(at)
      assert.ok(start <= at)
      assert.equal(companyDay(start), companyDay(at))
      assert.notEqual(companyDay(new Date(start.getTime() - 1)), companyDay(at))
    }),
    { numRuns: 2000 },
  )
  assert.equal(startOfCompanyDay(new Date('2024-06-11T15:59:59Z')).toISOString(), '2024-06-10T16:00:00.000Z')
})

test('days are counted by the calendar, not by hours', () => {
  const late = new Date('2024-06-11T15:59:00Z')
  const early = new Date('2024-06-11T16:01:00Z')
  assert.equal(wholeDaysBetween(late, early), 1)
  assert.equal(wholeDaysBetween(early, late), -1)
  assert.equal(wholeDaysBetween(early, new Date(early.getTime() + dayMs - 120_000)), 0)
  assert.equal(wholeDaysBetween(new Date('1990-04-14T16:00:00Z'), new Date('1990-04-15T15:00:00Z')), 1, 'a day of 23 h')
  fc.assert(
    fc.property(instants, instants, (from, to) => {
      const days = (Date.parse(companyDay(to)) - Date.parse(companyDay(from))) / dayMs
      assert.equal(wholeDaysBetween(from, to), days)
    }),
  )
})
