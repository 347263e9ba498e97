import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { companyDay, companyTimeZone } from './company-time.ts'
import { parseCompanyTime } from './parse-company-time.ts'

const reference = new Intl.DateTimeFormat('sv-SE', {
  timeZone: companyTimeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
})

const readable: [string, string][] = [
  ['2024-06-11', '2024-06-10T16:00:00.000Z'],
  [' 2024/6/1 ', '2024-05-31T16:00:00.000Z'],
  ['2024-06-11 08:05', '2024-06-11T00:05:00.000Z'],
  ['2024/6/11 8:05:09', '2024-06-11T00:05:09.000Z'],
  ['2024-06-11T08:05:09', '2024-06-11T00:05:09.000Z'],
  ['2024-06-11T08:05:09Z', '2024-06-11T08:05:09.000Z'],
  ['2024-06-11t08:05:09.1239z', '2024-06-11T08:05:09.123Z'],
  ['2024-06-11T08:05:09.5+08:00', '2024-06-11T00:05:09.500Z'],
  ['2024-06-11 08:05:09 -0330', '2024-06-11T11:35:09.000Z'],
  ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ['1990-07-01', '1990-06-30T15:00:00.000Z'],
  ['1990-01-01', '1989-12-31T16:00:00.000Z'],
]

test('times are read with their zone, and without one as company time', () => {
  for (const [text, instant] of readable) assert.equal(parseCompanyTime(text)?.toISOString(), instant, text)
})

test('what is not a time, or a day that does not exist, is not read', () => {
  const wrong = [
    '',
    'today',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-06-11T24:00:00',
    '2024-06-11T08:60',
    '2024-06-11T23:59:60Z',
    '2024-06-11T08:05+24:00',
    '2024-06-11T08:05+08:60',
    '2024-06/11',
    '1899-12-31',
    '3000-01-01',
    '24-06-11',
    '2024-06-11Z',
    '2024-06-11T08',
    '2024-06-11 08:05 PM',
    '20240611',
    '1718064000',
  ]
  for (const text of wrong) assert.equal(parseCompanyTime(text), undefined, text)
})

test('a time written without a zone shows the same on the company clock, and one with a zone is that instant', () => {
  const min = new Date('1900-01-02Z')
  fc.assert(
    fc.property(fc.date({ min, max: new Date('2100-01-01Z'), noInvalidDate: true }), (at) => {
      assert.deepEqual(parseCompanyTime(at.toISOString()), at)
      const shown = reference.format(at)
      const read = parseCompanyTime(shown)
      assert.ok(read)
      assert.equal(reference.format(read), shown)
      assert.equal(parseCompanyTime(companyDay(at))?.getTime(), parseCompanyTime(`${companyDay(at)} 00:00`)?.getTime())
    }),
    { numRuns: 2000 },
  )
})

test('a reading that summer time skipped is moved forward, one that came twice is its first', () => {
  assert.equal(parseCompanyTime('1990-04-15 02:30')?.toISOString(), '1990-04-14T18:30:00.000Z')
  assert.equal(parseCompanyTime('1990-09-16 01:30')?.toISOString(), '1990-09-15T16:30:00.000Z')
})
