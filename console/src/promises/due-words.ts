import type { Locale } from '@zhike/contract/reasons'

/** By when, as people say it in a sentence: 3月20日周五 18:00. */
export function sayDue(at: string, locale: Locale): string {
  const instant = new Date(at)
  const day = instant.toLocaleDateString(locale, { month: 'long', day: 'numeric', weekday: 'short' })
  return `${day} ${instant.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}

const ends = /[,，。;；！!？?\n]/

/** What is promised: the rest of the clause after its time, else what stands before it. */
export function promisedWords(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const after = (text.slice(end).split(ends)[0] ?? '').trim()
  const before = (text.slice(0, start).split(ends).at(-1) ?? '').trim()
  return (after || before || text.slice(start, end)).slice(0, 200)
}
