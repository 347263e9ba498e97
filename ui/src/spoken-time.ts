import type { Locale } from '@zhike/contract/reasons'
import { spokenTimeTexts } from './spoken-time.texts.ts'

interface Clock {
  readonly locale: Locale
  /** The time zone of whoever reads; that of the machine if left out. */
  readonly timeZone?: string
}

const part = (at: Date, { locale, timeZone }: Clock, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) }).format(at)

/** Days since 1970 on the wall calendar of the reader. */
function dayNumber(at: Date, { timeZone }: Clock): number {
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...(timeZone ? { timeZone } : {}) }).format(at)
  return Date.parse(day) / 86_400_000
}

/** A time as people say it on the day `now`: 今天 14:20 · 昨天 09:05 · 3 天后 · 5月3日 · 2023年5月3日. */
export function sayTime(at: Date, now: Date, clock: Clock): string {
  const say = spokenTimeTexts[clock.locale]
  const away = dayNumber(at, clock) - dayNumber(now, clock)
  const near = away === 0 ? say.today : away === -1 ? say.yesterday : away === 1 ? say.tomorrow : undefined
  if (near) return `${near} ${part(at, clock, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
  if (Math.abs(away) <= 7) return (away < 0 ? say.past : say.future).replace('{n}', String(Math.abs(away)))
  const sameYear = part(at, clock, { year: 'numeric' }) === part(now, clock, { year: 'numeric' })
  const month = clock.locale === 'en' ? 'short' : 'long'
  return part(at, clock, { month, day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) })
}

/** The same within a sentence: today, where it would else begin one. */
export function sayTimeWithin(at: Date, now: Date, clock: Clock): string {
  const spoken = sayTime(at, now, clock)
  const { today, yesterday, tomorrow } = spokenTimeTexts.en
  return [today, yesterday, tomorrow].some((word) => spoken.startsWith(word))
    ? spoken.charAt(0).toLowerCase() + spoken.slice(1)
    : spoken
}

/** A day with its weekday: 6月11日星期二. */
export const sayDay = (at: Date, locale: Locale, timeZone?: string): string =>
  part(at, { locale, ...(timeZone ? { timeZone } : {}) }, { month: 'long', day: 'numeric', weekday: 'long' })

/** The exact time, as it stands behind a spoken one: 2024年6月11日 星期二 14:20:05. */
export function sayTimeExactly(at: Date, clock: Clock): string {
  const day = part(at, clock, { dateStyle: 'long' })
  const weekday = part(at, clock, { weekday: 'long' })
  return `${day} ${weekday} ${part(at, clock, { timeStyle: 'medium', hourCycle: 'h23' })}`
}

/** A moment as a log has it: 6月11日 14:20, with the year when that is another one. */
export function sayMoment(at: Date, now: Date, clock: Clock): string {
  const sameYear = part(at, clock, { year: 'numeric' }) === part(now, clock, { year: 'numeric' })
  const month = clock.locale === 'en' ? 'short' : 'long'
  const day = part(at, clock, { month, day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) })
  return `${day} ${part(at, clock, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}
