import type { MatchKind, SearchMatch } from '@zhike/contract/search'
import { dayMs } from '../platform/clock/company-time.ts'
import type { TextMatch } from '../platform/text/matching.ts'
import type { Miss } from '../platform/text/near-misses.ts'

/** Something found, with why, and how likely it is what was meant. */
export interface Ranked<T> {
  readonly found: T
  readonly match: SearchMatch
  readonly score: number
}

/** What tells apart what was found alike. */
export interface Prominence {
  /** How often and how lately the person who searches opened it: openings, each worth half after two weeks. */
  readonly openings: number
  /** When its customer was last in touch. */
  readonly lastAt: Date | null
  readonly now: Date
}

// The kinds stand apart by more than the extent adds, and those that are not what was typed behind all others.
const worth: Readonly<Record<MatchKind, number>> = {
  phone: 200,
  email: 200,
  wechat: 200,
  external: 200,
  number: 150,
  phone_end: 120,
  name: 90,
  pinyin: 75,
  mixed: 70,
  words: 65,
  initials: 60,
  company: 40,
  same_sound: 32,
  similar_sound: 24,
  typo: 16,
  abbreviation: 8,
}
const extents = { whole: 20, start: 10, inside: 0 } as const
const mostOpened = 14
const mostLately = 6
const latelyDays = 90

/** One score for every kind of match: the kind, where it is and how much of the whole, and who is prominent. */
export function scoreOf(kind: MatchKind, extent: TextMatch['extent'], { openings, lastAt, now }: Prominence): number {
  const opened = mostOpened * (1 - 2 ** -openings)
  const days = lastAt ? Math.max(0, now.getTime() - lastAt.getTime()) / dayMs : Number.POSITIVE_INFINITY
  return worth[kind] + extents[extent] + opened + mostLately * 2 ** (-days / latelyDays)
}

/** How a text was found, as answers say it. */
export function textMatch(
  field: SearchMatch['field'],
  { likeness, marks, miss }: TextMatch & { readonly miss?: Miss },
): SearchMatch {
  return { kind: miss ?? likeness, field, marks: marks.map(([from, to]): [number, number] => [from, to]) }
}

/** The best first; of equals those found first. */
export const best = <T>(ranked: readonly Ranked<T>[], most: number): Ranked<T>[] =>
  ranked.toSorted((a, b) => b.score - a.score).slice(0, most)
