import {
  type CalendarRules,
  deadlineAfter,
  minutesOf,
  OutOfCalendar,
  type Period,
  slowly,
  type WorkingCalendar,
  workOut,
} from '@zhike/server/working-time'
import { type Line, perSecond } from './table.ts'

const years = { first: 2024, last: 2026 }
const calendars = 200
const cases = 100_000
const seconds = 3
const minuteMs = 60_000
/** The company's clock at the first minute of the calendars, as an instant. */
const begin = Date.UTC(years.first, 0, 1) - 8 * 3_600_000

/** Random numbers that are the same in each run (xorshift32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Deadlines over random calendars of three years: how many a second, and whether each agrees with counting minutes. */
export function measureDeadlines(): Line[] {
  const random = randomFrom(20_261_126)
  const rules = Array.from({ length: calendars }, () => randomRules(random))
  const workedOut = rules.map((each) => workOut(each, years.first, years.last))
  const rate = speedOf(workedOut, random)
  const wrong = rules.reduce((sum, each, n) => sum + wrongOf(each, workedOut[n] as WorkingCalendar, random), 0)
  return [
    {
      work: 'deadlines of random policies and calendars over 3 years, one core',
      measured: perSecond(rate),
      bar: '≥ 200,000/s',
      met: rate >= 200_000,
    },
    {
      work: `· other than counted minute by minute, of ${cases.toLocaleString('en')}`,
      measured: String(wrong),
      bar: '0',
      met: wrong === 0,
    },
  ]
}

function randomRules(random: (below: number) => number): CalendarRules {
  const hours = (): Period[] => {
    const cuts = [...new Set(Array.from({ length: 2 + random(5) }, () => random(1441)))].sort((a, b) => a - b)
    return cuts.flatMap((from, n) => (n % 2 === 0 && n + 1 < cuts.length ? [{ from, to: cuts[n + 1] as number }] : []))
  }
  const special = Array.from({ length: random(80) }, () => {
    const day = new Date(begin + random(1096) * 86_400_000).toISOString().slice(0, 10)
    return [day, { name: '假日', working: random(2) === 0 }] as const
  })
  return {
    week: Array.from({ length: 7 }, () => (random(4) === 0 ? [] : hours())),
    makeUp: hours(),
    special: new Map(special),
  }
}

/** Starts and lengths as promises have them: any minute of the three years, a minute to ten working days. */
const randomCase = (random: (below: number) => number) => ({ start: random(1000 * 1440), minutes: 1 + random(4800) })

function speedOf(workedOut: readonly WorkingCalendar[], random: (below: number) => number): number {
  const shots = Array.from({ length: 10_000 }, (_, n) => {
    const { start, minutes } = randomCase(random)
    return {
      calendar: workedOut[n % workedOut.length] as WorkingCalendar,
      at: new Date(begin + start * minuteMs),
      minutes,
    }
  })
  const end = performance.now() + seconds * 1000
  const started = performance.now()
  let done = 0
  while (performance.now() < end) {
    for (const { calendar, at, minutes } of shots) dueOf(calendar, at, minutes)
    done += shots.length
  }
  return (done * 1000) / (performance.now() - started)
}

function dueOf(calendar: WorkingCalendar, at: Date, minutes: number): number | undefined {
  try {
    return deadlineAfter(calendar, at, minutes).due.getTime()
  } catch (error) {
    if (error instanceof OutOfCalendar) return undefined
    throw error
  }
}

function wrongOf(rules: CalendarRules, calendar: WorkingCalendar, random: (below: number) => number): number {
  const worked = minutesOf(rules, years.first, years.last)
  let wrong = 0
  for (let n = 0; n < cases / calendars; n++) {
    const { start, minutes } = randomCase(random)
    const over = slowly(worked, start, minutes)
    const expected = over === undefined ? undefined : begin + over * minuteMs
    if (dueOf(calendar, new Date(begin + start * minuteMs), minutes) !== expected) wrong++
  }
  return wrong
}
