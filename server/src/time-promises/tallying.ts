import type { PromiseReplay, PromiseTarget } from '@zhike/contract/time-promises'
import { readingAt } from '../platform/clock/company-time.ts'
import type { Clock } from './clocks.ts'

const hourMs = 3_600_000
const hoursADay = 24
const hoursAWeek = 7 * hoursADay
/** 1 January 1970 was a Thursday; weeks are counted from Monday. */
const firstWeekday = 3

interface Counts {
  promised: number
  missed: number
  missedNow: number
}

/** What a replay counts while it goes over past tickets. */
export interface Tally {
  readonly targets: Map<PromiseTarget, Counts>
  readonly teams: Map<string | null, Counts>
  readonly hours: Map<number, Counts>
  /** Of each team what the draft would have missed, by the hour of the week in which it fell due. */
  readonly weeks: Map<string | null, Int32Array>
}

export const newTally = (): Tally => ({ targets: new Map(), teams: new Map(), hours: new Map(), weeks: new Map() })

/** A promise without a verdict is kept; of those as they were only the missed are counted. */
export function count(tally: Tally, clock: Clock, team: string | null, verdict?: 'missed' | 'missedNow'): void {
  const { dueAt } = clock.running
  const hour = dueAt === null ? undefined : hourOfWeek(dueAt)
  const places = [
    at(tally.targets, clock.target),
    at(tally.teams, team),
    ...(hour === undefined ? [] : [at(tally.hours, hour % hoursADay)]),
  ]
  for (const counts of places) {
    if (verdict !== 'missedNow') counts.promised += 1
    if (verdict) counts[verdict] += 1
  }
  if (verdict === 'missed' && hour !== undefined) addToWeek(tally, team, hour)
}

/** The two hours of the week in which one team would have missed most; null when nothing would have been missed. */
export function crowdOf({ weeks }: Tally): PromiseReplay['crowd'] {
  let crowd: PromiseReplay['crowd'] = null
  for (const [team, week] of weeks)
    for (const [hour, missed] of week.entries()) {
      const both = missed + (hour % hoursADay === hoursADay - 1 ? 0 : (week[hour + 1] ?? 0))
      if (missed === 0 || both <= (crowd?.missed ?? 0)) continue
      const fromHour = hour % hoursADay
      const toHour = fromHour + (both > missed ? 2 : 1)
      crowd = { team, weekday: 1 + Math.floor(hour / hoursADay), fromHour, toHour, missed: both }
    }
  return crowd
}

const hourOfWeek = (at: Date) => (Math.floor(readingAt(at.getTime()) / hourMs) + firstWeekday * hoursADay) % hoursAWeek

function addToWeek({ weeks }: Tally, team: string | null, hour: number): void {
  const week = weeks.get(team) ?? new Int32Array(hoursAWeek)
  weeks.set(team, week)
  week[hour] = (week[hour] ?? 0) + 1
}

function at<K>(counts: Map<K, Counts>, key: K): Counts {
  const found = counts.get(key) ?? { promised: 0, missed: 0, missedNow: 0 }
  counts.set(key, found)
  return found
}
