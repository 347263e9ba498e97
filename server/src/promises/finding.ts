import { deadlineAfter, OutOfCalendar, type WorkingCalendar } from '../calendar/calendar.ts'
import { judge, type NoPromise } from './committing.ts'
import { type Dated, dateOf, type TimeMeant } from './dating.ts'
import { readNumber } from './numerals.ts'
import { clockTime, type DayMeant, days, ending, type Length, lengths, partOfDay, rangeSign, vague } from './phrases.ts'

/** A time in a text that binds whoever writes it, or sounds so. */
export interface Found {
  readonly phrase: string
  /** Where it stands, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** By when; null where it is only a hint: no time is said, or it hangs on something else. */
  readonly due: Date | null
  readonly why: Why
}

/** How a due time follows from the words, or why there is none. */
export type Why =
  | { readonly by: 'length'; readonly minutes: number; readonly working: boolean }
  | { readonly by: 'day'; readonly day: DayMeant | null; readonly date: number; readonly time: TimeMeant }
  | { readonly by: 'vague' }
  | { readonly by: 'depends' }

interface Phrase {
  readonly start: number
  readonly end: number
  readonly length?: Length
  readonly day?: DayMeant
  readonly time: TimeMeant
}

/**
 * The promises in a text written at a moment, in order, and hints where something sounds like one. Neither questions nor
 * denials, nor what somebody else said or is asked to do, nor what is over.
 */
export function findPromises(text: string, at: Date, calendar: WorkingCalendar): Found[] {
  const { plain, places } = squeezed(halfWidth(text))
  const inText = <T extends Place>(place: T) => {
    const [start, end] = [places[place.start] ?? 0, (places[place.end - 1] ?? 0) + 1]
    return { ...place, start, end, phrase: text.slice(start, end) }
  }
  const found: Found[] = []
  for (let from = 0; from < plain.length; ) {
    const phrase = readPhrase(plain, from)
    if (phrase) {
      const promise = promiseOf(plain, phrase, at, calendar)
      if (promise) found.push(inText(promise))
    }
    from = phrase ? phrase.end : from + 1
  }
  const hints = [...plain.matchAll(vague)].flatMap(({ 0: phrase, index: start }): Found[] => {
    const place = { start, end: start + phrase.length }
    return judge(plain, place) === null ? [inText({ ...place, due: null, why: { by: 'vague' } as const })] : []
  })
  return [...found, ...hints].sort((one, other) => one.start - other.start)
}

interface Place {
  readonly start: number
  readonly end: number
}

/** A text without its spaces (明天 3 点 is 明天3点), and where each of its signs stood. */
function squeezed(text: string): { readonly plain: string; readonly places: readonly number[] } {
  const places = Array.from({ length: text.length }, (_, at) => at).filter(
    (at) => !/[ \t\u3000\u00a0]/.test(text[at] ?? ''),
  )
  return { plain: places.map((at) => text[at]).join(''), places }
}

/** Digits and marks in half width, each for one, so that places stay. */
const halfWidth = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

function promiseOf(
  text: string,
  phrase: Phrase,
  at: Date,
  calendar: WorkingCalendar,
): Omit<Found, 'phrase'> | undefined {
  const { start, end } = phrase
  const refusal: NoPromise | null = judge(text, phrase)
  if (refusal === 'depends') return { start, end, due: null, why: { by: 'depends' } }
  if (refusal !== null) return undefined
  try {
    if (phrase.length)
      return { start, end, due: dueAfter(phrase.length, at, calendar), why: { by: 'length', ...phrase.length } }
    const dated: Dated | undefined = dateOf(phrase.day, phrase.time, at, calendar)
    const { day = null, time } = phrase
    return dated && { start, end, due: dated.due, why: { by: 'day', day, date: dated.day, time } }
  } catch (error) {
    // a day for which nobody has a calendar is no day to promise
    if (error instanceof OutOfCalendar) return undefined
    throw error
  }
}

const dueAfter = ({ minutes, working }: Length, at: Date, calendar: WorkingCalendar) =>
  working ? deadlineAfter(calendar, at, minutes).due : new Date(at.getTime() + minutes * 60_000)

function readPhrase(text: string, start: number): Phrase | undefined {
  for (const { pattern, read } of lengths) {
    const match = matchAt(pattern, text, start)
    if (match) return { start, end: start + match[0].length, length: read(match.groups ?? {}), time: {} }
  }
  const named = readDay(text, start)
  const told = readTime(text, named?.end ?? start)
  if (!named && told.end === start) return undefined
  const last = matchAt(ending, text, told.end)?.[0] ?? ''
  const time = last.endsWith('前') ? { ...told.time, before: true } : told.time
  return { start, end: told.end + last.length, ...(named ? { day: named.day } : {}), time }
}

function readDay(text: string, start: number): { readonly day: DayMeant; readonly end: number } | undefined {
  for (const { pattern, read } of days) {
    const match = matchAt(pattern, text, start)
    if (match) return { day: read(match.groups ?? {}), end: start + match[0].length }
  }
  return undefined
}

/** A part of the day, a time of the clock or both, up to the end of what is meant as a range. */
function readTime(text: string, from: number): { readonly time: TimeMeant; readonly end: number } {
  const named = matchAt(partOfDay, text, from)
  const { part = named?.groups?.early ? '早' : undefined } = named?.groups ?? {}
  const then = from + (named?.[0].length ?? 0)
  const told = matchAt(clockTime, text, then)
  const end = then + (told?.[0].length ?? 0)
  const said = { ...(part ? { part } : {}), ...(told ? { clock: readClock(told.groups ?? {}) } : {}) }
  const range = told ? matchAt(rangeSign, text, end)?.[0].length : undefined
  if (range === undefined) return { time: said, end }
  const until = readTime(text, end + range)
  return until.time.clock ? { time: { ...said, ...until.time }, end: until.end } : { time: said, end }
}

function readClock({ hour, minute, spoken, half, quarters, minutes }: Readonly<Record<string, string | undefined>>) {
  if (hour !== undefined) return { minutes: Number(hour) * 60 + Number(minute), exact: true }
  const past = half ? 30 : quarters ? readNumber(quarters) * 15 : minutes ? readNumber(minutes) : 0
  return { minutes: readNumber(spoken ?? '') * 60 + past, exact: false }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
