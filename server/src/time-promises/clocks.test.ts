import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { workedOut } from '../calendar/working-calendars.ts'
import { type Clock, clocksOf, runClock, type TicketHistory, type Wait } from './clocks.ts'

const at = (time: string) => new Date(`2026-03-${time}:00+08:00`)
const hours = [{ from: 540, to: 1080 }]
const calendar = workedOut({
  week: [hours, hours, hours, hours, hours, [], []],
  makeUp: [],
  publicHolidays: false,
  specialDays: [],
})
const promised = { firstResponse: 60, nextUpdate: 120, resolution: 480 }
const opened: TicketHistory = { createdAt: at('16T10:00'), replies: [], waits: [], resolutions: [] }

const shown = (history: Partial<TicketHistory>) =>
  clocksOf({ ...opened, ...history }, promised, calendar).map(
    ({ target, round, startedAt, endedAt, running }: Clock) => [
      `${target} ${round}`,
      startedAt,
      running.dueAt,
      endedAt,
    ],
  )

test('a fresh ticket is promised an answer and a solution, and an update once we have spoken', () => {
  assert.deepEqual(shown({}), [
    ['first_response 0', at('16T10:00'), at('16T11:00'), null],
    ['resolution 0', at('16T10:00'), at('16T18:00'), null],
  ])
  assert.deepEqual(shown({ replies: [at('16T10:30'), at('16T13:30')] }), [
    ['first_response 0', at('16T10:00'), at('16T11:00'), at('16T10:30')],
    ['next_update 0', at('16T10:30'), at('16T12:30'), at('16T13:30')],
    ['next_update 1', at('16T13:30'), at('16T15:30'), null],
    ['resolution 0', at('16T10:00'), at('16T18:00'), null],
  ])
})

test('waiting for the customer stops updates and the solution, and gives the time back; a first answer has none to lose', () => {
  const waits: Wait[] = [{ begins: at('16T12:00'), ends: null }]
  assert.deepEqual(shown({ replies: [at('16T11:00')], waits }), [
    ['first_response 0', at('16T10:00'), at('16T11:00'), at('16T11:00')],
    ['next_update 0', at('16T11:00'), null, null],
    ['resolution 0', at('16T10:00'), null, null],
  ])
  const stopped = runClock(calendar, at('16T10:00'), 480, waits)
  assert.equal(stopped.minutesLeft, 360)
  // six hours are left on Thursday morning, when the customer answers
  const answered = runClock(calendar, at('16T10:00'), 480, [{ begins: at('16T12:00'), ends: at('19T09:00') }])
  assert.deepEqual(answered.dueAt, at('19T15:00'))
  assert.deepEqual(answered.stretches, [
    { from: at('16T10:00'), to: at('16T12:00') },
    { from: at('19T09:00'), to: at('19T15:00') },
  ])
  // what began when the time was over already changes nothing
  assert.deepEqual(
    runClock(calendar, at('16T10:00'), 60, [{ begins: at('16T11:00'), ends: null }]).dueAt,
    at('16T11:00'),
  )
})

test('a ticket that is opened again gets the time that was left, and at least half, so nobody is late at once', () => {
  const late = { resolutions: [{ at: at('17T17:00'), withdrawnAt: at('18T09:00') }] }
  assert.deepEqual(shown(late).slice(-2), [
    ['resolution 0', at('16T10:00'), at('16T18:00'), at('17T17:00')],
    ['resolution 1', at('18T09:00'), at('18T13:00'), null],
  ])
  const early = { resolutions: [{ at: at('16T11:00'), withdrawnAt: at('18T09:00') }] }
  assert.deepEqual(shown(early).at(-1), ['resolution 1', at('18T09:00'), at('18T16:00'), null])
  // the customer hears of it again, also without a word of ours in between
  assert.deepEqual(shown(early)[1], ['next_update 0', at('18T09:00'), at('18T11:00'), null])
  assert.equal(shown({ resolutions: [{ at: at('16T11:00'), withdrawnAt: null }] }).length, 2)
})

test('however often the customer is waited for, a clock counts as many working minutes as were promised', () => {
  const minutes = fc.integer({ min: 0, max: 20_000 })
  fc.assert(
    fc.property(fc.uniqueArray(minutes, { maxLength: 8 }), fc.integer({ min: 1, max: 3000 }), (cuts, wanted) => {
      const start = at('16T10:00')
      const times = cuts.sort((a, b) => a - b).map((cut) => new Date(start.getTime() + cut * 60_000))
      const waits = times.flatMap((begins, n): Wait[] => (n % 2 === 0 ? [{ begins, ends: times[n + 1] ?? null }] : []))
      const { dueAt, minutesLeft, stretches } = runClock(calendar, start, wanted, waits)
      let counted = 0
      for (const { from, to } of stretches)
        for (let time = from.getTime(); time < to.getTime(); time += 60_000) {
          const minute = (time / 60_000 + 480) % 1440
          const day = new Date(time + 8 * 3_600_000).getUTCDay()
          if (minute >= 540 && minute < 1080 && day % 6 !== 0) counted++
          assert.ok(waits.every(({ begins, ends }) => time < begins.getTime() || (ends && time >= ends.getTime())))
        }
      assert.equal(counted + (minutesLeft ?? 0), wanted)
      assert.equal(dueAt === null, minutesLeft !== null)
    }),
    { numRuns: 60 },
  )
})

test('a clock says into which years it runs whose holidays are not known', () => {
  const withHolidays = workedOut({
    week: [hours, hours, hours, hours, hours, [], []],
    makeUp: [],
    publicHolidays: true,
    specialDays: [],
  })
  const unknownYears = (start: Date) => runClock(withHolidays, start, 600, []).unknownYears
  assert.deepEqual(unknownYears(at('16T10:00')), [])
  assert.deepEqual(unknownYears(new Date('2048-12-31T09:00:00+08:00')), [2048, 2049])
})
