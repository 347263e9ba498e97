import type { PromiseTarget } from '@zhike/contract/time-promises'
import { deadlineAfter, unknownYearsOf, type WorkingCalendar, workingBetween } from '../calendar/calendar.ts'

const minuteMs = 60_000

/** What of a ticket's past decides its promises. */
export interface TicketHistory {
  readonly createdAt: Date
  /** What we said to the customer, in order. */
  readonly replies: readonly Date[]
  /** When the customer was waited for, in order; the last may go on. */
  readonly waits: readonly Wait[]
  /** Solutions in order; each but the last was taken back, which opened the ticket again. */
  readonly resolutions: readonly { readonly at: Date; readonly withdrawnAt: Date | null }[]
}

export interface Wait {
  readonly begins: Date
  readonly ends: Date | null
}

/** Working minutes of each target; null where nothing is promised. */
export interface PromisedMinutes {
  readonly firstResponse: number | null
  readonly nextUpdate: number | null
  readonly resolution: number | null
}

/** A promise with its clock. */
export interface Clock {
  readonly target: PromiseTarget
  /** 0 for the first of its target. */
  readonly round: number
  readonly startedAt: Date
  readonly minutes: number
  /** When it was kept, however late; null while it is open. */
  readonly endedAt: Date | null
  readonly running: Running
}

/** How far a clock goes: what it counted and stood still, and when its time is over. */
export interface Running {
  /** Null while it stands still. */
  readonly dueAt: Date | null
  /** Working minutes that are left where it stands still. */
  readonly minutesLeft: number | null
  /** What it counts, up to the deadline or to where it stands still; between them the customer is waited for. */
  readonly stretches: readonly { readonly from: Date; readonly to: Date }[]
  /** The years of that time whose public holidays are not known yet. */
  readonly unknownYears: readonly number[]
}

/**
 * Every promise of a ticket, from its history alone: the page, the sweep and the replay of a draft all ask here. While the
 * customer is waited for, updates and solutions have time, a first response has not. A ticket that is opened again gets the
 * time that was left for its solution, and at least half.
 */
export function clocksOf(history: TicketHistory, promised: PromisedMinutes, calendar: WorkingCalendar): Clock[] {
  const stays = staysOf(history)
  const clocks: Clock[] = []
  const add = (target: PromiseTarget, round: number, minutes: number, stay: Stay, waits: readonly Wait[]) => {
    const running = runClock(calendar, stay.begins, minutes, waits)
    clocks.push({ target, round, startedAt: stay.begins, minutes, endedAt: stay.ends, running })
    return running
  }
  if (promised.firstResponse !== null) add('first_response', 0, promised.firstResponse, firstStay(history), [])
  if (promised.nextUpdate !== null)
    for (const [round, stay] of updatesOf(history, stays).entries())
      add('next_update', round, promised.nextUpdate, stay, history.waits)
  if (promised.resolution === null) return clocks
  let minutes = promised.resolution
  for (const [round, stay] of stays.entries()) {
    add('resolution', round, minutes, stay, history.waits)
    if (stay.ends)
      minutes = Math.max(minutes - workedIn(calendar, stay.begins, stay.ends, history.waits), promised.resolution / 2)
  }
  return clocks
}

/** From when to when a ticket was open. */
interface Stay {
  readonly begins: Date
  readonly ends: Date | null
}

function staysOf({ createdAt, resolutions }: TicketHistory): Stay[] {
  const stays: Stay[] = []
  let begins: Date | null = createdAt
  for (const { at, withdrawnAt } of resolutions) {
    if (begins) stays.push({ begins, ends: at })
    begins = withdrawnAt
  }
  if (begins) stays.push({ begins, ends: null })
  return stays
}

/** A solution is an answer, too. */
function firstStay({ createdAt, replies, resolutions }: TicketHistory): Stay {
  const [reply, solution] = [replies[0], resolutions[0]?.at]
  const ends = reply && solution ? earlier(reply, solution) : (reply ?? solution ?? null)
  return { begins: createdAt, ends }
}

/** From each word of ours, and from each time that the ticket was opened again, to the next word or the solution. */
function updatesOf({ replies }: TicketHistory, stays: readonly Stay[]): Stay[] {
  return stays.flatMap(({ begins, ends }, n) => {
    const said = replies.filter((at) => at >= begins && (ends === null || at < ends))
    const starts = n > 0 && said[0]?.getTime() !== begins.getTime() ? [begins, ...said] : said
    return starts.map((start, place) => ({ begins: start, ends: starts[place + 1] ?? ends }))
  })
}

/** Runs a clock of so many working minutes, which stands still while the customer is waited for. */
export function runClock(calendar: WorkingCalendar, start: Date, minutes: number, waits: readonly Wait[]): Running {
  const stretches: { from: Date; to: Date }[] = []
  const unknownYears = () => unknownYearsOf(calendar, start, stretches.at(-1)?.to ?? start)
  let from = start
  let left = minutes * minuteMs
  for (const { begins, ends } of waits) {
    if (ends && ends <= from) continue
    const stop = later(begins, from)
    const worked = workingBetween(calendar, from, stop)
    if (worked >= left) break
    left -= worked
    if (stop > from) stretches.push({ from, to: stop })
    if (!ends) return { dueAt: null, minutesLeft: left / minuteMs, stretches, unknownYears: unknownYears() }
    from = ends
  }
  const dueAt = deadlineAfter(calendar, from, left / minuteMs).due
  if (dueAt > from) stretches.push({ from, to: dueAt })
  return { dueAt, minutesLeft: null, stretches, unknownYears: unknownYears() }
}

/** Working minutes between two moments in which the customer was not waited for. */
function workedIn(calendar: WorkingCalendar, from: Date, to: Date, waits: readonly Wait[]): number {
  let worked = workingBetween(calendar, from, to)
  for (const { begins, ends } of waits) {
    const begin = later(begins, from)
    const end = ends ? earlier(ends, to) : to
    if (end > begin) worked -= workingBetween(calendar, begin, end)
  }
  return worked / minuteMs
}

const earlier = (one: Date, other: Date) => new Date(Math.min(one.getTime(), other.getTime()))
const later = (one: Date, other: Date) => new Date(Math.max(one.getTime(), other.getTime()))

/** Whether a promise is broken at a time: it was kept too late, or its time is over. */
export const isMissed = (dueAt: Date | null, endedAt: Date | null, now: Date): boolean =>
  dueAt !== null && (endedAt ?? now) > dueAt
