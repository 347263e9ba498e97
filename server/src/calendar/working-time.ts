import { dayMs, instantOf, readingAt } from '../platform/clock/company-time.ts'
import { AppError } from '../platform/errors.ts'
import type { SpecialDay } from './holidays.ts'

/** Working time within a day, in minutes after midnight: `from` belongs to it, `to` does not. */
export interface Period {
  readonly from: number
  readonly to: number
}

export interface CalendarRules {
  /** The periods of Monday to Sunday, each in order and apart; none on a day of rest. */
  readonly week: readonly (readonly Period[])[]
  /** The periods of a day of rest that is worked instead of another. */
  readonly makeUp: readonly Period[]
  readonly special: ReadonlyMap<string, SpecialDay>
  /** Whether the public holidays of a year are known; without, those of every year are. */
  readonly knowsYear?: (year: number) => boolean
}

/** Why a span of time counts or does not: within or without the hours of a working day, or on a day of rest. */
export type SpanReason = 'working' | 'made_up' | 'own_workday' | 'closed' | 'weekend' | 'holiday' | 'own_day_off'

/** A stretch of time that counts, or does not; of a special day its name. */
export interface Span {
  readonly from: Date
  readonly to: Date
  readonly counted: boolean
  readonly reason: SpanReason
  readonly name?: string
}

interface DayPlan {
  readonly periods: readonly Period[]
  readonly open: SpanReason
  readonly closed: SpanReason
  readonly name?: string
  /** What the day is called, also when it is worked as any other. */
  readonly special?: string
}

/** Rules worked out for each day of some years, so that any two instants are compared by two look-ups. */
export interface WorkingCalendar {
  /** Day number (since 1970, company time) of the first plan. */
  readonly first: number
  readonly plans: readonly DayPlan[]
  /** Working milliseconds before each day, and after the last. */
  readonly before: Float64Array
  /** Whose public holidays are not known, so that they count as ordinary days. */
  readonly unknownYears: ReadonlySet<number>
}

/** An instant lies before the first or after the last day of a calendar. */
export class OutOfCalendar extends AppError {
  constructor() {
    super('calendar.beyond')
    this.name = 'OutOfCalendar'
  }
}

/** Works the rules out for every day from 1 January of `firstYear` to 31 December of `lastYear`. */
export function workOut(rules: CalendarRules, firstYear: number, lastYear: number): WorkingCalendar {
  const first = Date.UTC(firstYear, 0, 1) / dayMs
  const count = Date.UTC(lastYear + 1, 0, 1) / dayMs - first
  const plans = Array.from({ length: count }, (_, n) => planOf(rules, first + n))
  const before = new Float64Array(count + 1)
  for (const [n, { periods }] of plans.entries()) before[n + 1] = (before[n] ?? 0) + lengthOf(periods)
  const years = Array.from({ length: lastYear + 1 - firstYear }, (_, n) => firstYear + n)
  return { first, plans, before, unknownYears: new Set(years.filter((year) => rules.knowsYear?.(year) === false)) }
}

/** What a day is, as a number of days since 1970, by the rules alone. */
export function planOf({ week, makeUp, special }: CalendarRules, day: number): DayPlan {
  const date = new Date(day * dayMs)
  const usual = week[(date.getUTCDay() + 6) % 7] ?? []
  const found = special.get(date.toISOString().slice(0, 10))
  if (found) return specialPlan(found, usual, makeUp)
  if (usual.length > 0) return { periods: usual, open: 'working', closed: 'closed' }
  return { periods: [], open: 'weekend', closed: 'weekend' }
}

function specialPlan({ name, working, own }: SpecialDay, usual: readonly Period[], makeUp: readonly Period[]): DayPlan {
  const off = own ? 'own_day_off' : 'holiday'
  if (!working) return { periods: [], open: off, closed: off, name, special: name }
  if (usual.length > 0) return { periods: usual, open: 'working', closed: 'closed', special: name }
  return { periods: makeUp, open: own ? 'own_workday' : 'made_up', closed: 'closed', name, special: name }
}

const minuteMs = 60_000
const lengthOf = (periods: readonly Period[]) => periods.reduce((sum, { from, to }) => sum + (to - from) * minuteMs, 0)

/** A deadline, and how it came about. */
export interface Deadline {
  readonly due: Date
  /** What lies between start and deadline, without gaps, in order: what counted and what did not. */
  spans(): Span[]
  /** The years in between whose public holidays are not known yet: they counted as ordinary days. */
  unknownYears(): number[]
}

/**
 * The instant at which `minutes` of working time have gone by since `start`: the end of a period rather than the
 * beginning of the next, and `start` itself for 0. In time that grows with the logarithm of the calendar. Throws
 * OutOfCalendar.
 */
export function deadlineAfter(calendar: WorkingCalendar, start: Date, minutes: number): Deadline {
  const from = readingAt(start.getTime())
  const to = minutes === 0 ? from : readingAfter(calendar, workedUntil(calendar, from) + minutes * minuteMs)
  return {
    due: new Date(instantOf(to)),
    spans: () => spansBetween(calendar, from, to),
    unknownYears: () => unknownBetween(calendar, from, to),
  }
}

/** Working milliseconds between two instants; negative when `to` is the earlier one. Throws OutOfCalendar. */
export const workingBetween = (calendar: WorkingCalendar, from: Date, to: Date): number =>
  workedUntil(calendar, readingAt(to.getTime())) - workedUntil(calendar, readingAt(from.getTime()))

/** Whether an instant lies within working time. Throws OutOfCalendar. */
export function isWorkedAt(calendar: WorkingCalendar, at: Date): boolean {
  const reading = readingAt(at.getTime())
  return workedUntil(calendar, reading + 1) > workedUntil(calendar, reading)
}

/** Working milliseconds from the beginning of the calendar until the company's clock shows `reading`. */
function workedUntil(calendar: WorkingCalendar, reading: number): number {
  const day = Math.floor(reading / dayMs) - calendar.first
  const plan = calendar.plans[day]
  if (!plan) throw new OutOfCalendar()
  const within = reading - (calendar.first + day) * dayMs
  let worked = calendar.before[day] as number
  for (const { from, to } of plan.periods) {
    const begin = from * minuteMs
    if (within <= begin) break
    worked += Math.min(within, to * minuteMs) - begin
  }
  return worked
}

/** What the company's clock shows as soon as so many milliseconds were worked since the beginning of the calendar. */
function readingAfter({ first, plans, before }: WorkingCalendar, worked: number): number {
  if (!(worked <= (before[plans.length] as number))) throw new OutOfCalendar()
  let low = 0
  let high = plans.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((before[middle + 1] as number) >= worked) high = middle
    else low = middle + 1
  }
  let rest = worked - (before[low] as number)
  for (const { from, to } of (plans[low] as DayPlan).periods) {
    const length = (to - from) * minuteMs
    if (rest <= length) return (first + low) * dayMs + from * minuteMs + rest
    rest -= length
  }
  throw new OutOfCalendar()
}

/** What lies between two instants, without gaps, in order. Throws OutOfCalendar. */
export const spansOf = (calendar: WorkingCalendar, from: Date, to: Date): Span[] =>
  spansBetween(calendar, readingAt(from.getTime()), readingAt(to.getTime()))

/** The years between two instants whose public holidays are not known, in order. */
export const unknownYearsOf = (calendar: WorkingCalendar, from: Date, to: Date): number[] =>
  unknownBetween(calendar, readingAt(from.getTime()), readingAt(to.getTime()))

function unknownBetween({ unknownYears }: WorkingCalendar, from: number, to: number): number[] {
  const first = new Date(from).getUTCFullYear()
  const count = new Date(to).getUTCFullYear() + 1 - first
  return Array.from({ length: count }, (_, n) => first + n).filter((year) => unknownYears.has(year))
}

function spansBetween(calendar: WorkingCalendar, from: number, to: number): Span[] {
  const spans: Span[] = []
  for (let day = Math.floor(from / dayMs); day * dayMs < to; day++) {
    const plan = calendar.plans[day - calendar.first] as DayPlan
    for (const piece of piecesOf(plan, day)) {
      const begin = Math.max(piece.from, from)
      const end = Math.min(piece.to, to)
      if (begin < end) add(spans, { ...piece, from: new Date(instantOf(begin)), to: new Date(instantOf(end)) })
    }
  }
  return spans
}

type Piece = Omit<Span, 'from' | 'to'> & { readonly from: number; readonly to: number }

/** A day from midnight to midnight, in pieces that count and pieces that do not. */
function* piecesOf({ periods, open, closed, name }: DayPlan, day: number): Generator<Piece> {
  const midnight = day * dayMs
  const named = name === undefined ? {} : { name }
  let at = midnight
  for (const { from, to } of periods) {
    yield { from: at, to: midnight + from * minuteMs, counted: false, reason: closed }
    at = midnight + to * minuteMs
    yield { from: midnight + from * minuteMs, to: at, counted: true, reason: open, ...named }
  }
  yield { from: at, to: midnight + dayMs, counted: false, reason: closed, ...(periods.length === 0 ? named : {}) }
}

/** What goes on as before is one span with it. */
function add(spans: Span[], span: Span): void {
  const last = spans.at(-1)
  if (last && last.reason === span.reason && last.name === span.name && last.counted === span.counted)
    spans[spans.length - 1] = { ...last, to: span.to }
  else spans.push(span)
}
