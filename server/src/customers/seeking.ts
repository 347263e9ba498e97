import type { MatchKind } from '@zhike/contract/search'
import type { Ctx } from '../platform/ctx.ts'
import { matchText, type TextMatch } from '../platform/text/matching.ts'
import { type Typed, typedCells } from '../platform/text/name-cells.ts'
import { type Miss, nearMisses } from '../platform/text/near-misses.ts'
import { searchQuery, typedText } from '../platform/text/search-query.ts'
import { cutSyllables } from '../platform/text/syllables.ts'
import { type Candidate, findCandidates, type Wanted } from './candidates.queries.ts'
import { findByIdentity } from './identity-search.ts'
import { best, type Ranked, scoreOf, textMatch } from './ranking.ts'
import { sortName } from './search-texts.ts'
import { nearWishes, numberRange } from './searching.ts'

/** When fewer are exactly what was typed, near misses are offered too. */
const tooFew = 4

/**
 * The customers in sight who may be meant by what was typed, best first, each with why. Near misses are looked for when
 * few are exactly that, by sound first, then by typing errors.
 *
 * @param opened customers whom the person opened lately, with how much (see `Prominence`)
 */
export async function seekCustomers(
  ctx: Ctx,
  text: string,
  opened: ReadonlyMap<string, number>,
  most: number,
): Promise<Ranked<Candidate>[]> {
  const { tsquery, digits } = searchQuery(text)
  const holders = await findByIdentity(ctx, text, digits)
  const wanted = wantedBy(text, tsquery, [...holders.keys()])
  const judge = judgeOf(ctx, text, holders, opened)
  const candidates = Object.keys(wanted).length === 0 ? [] : await findCandidates(ctx.db, wanted, [...opened.keys()])
  const found = candidates.flatMap((candidate) => judge(candidate) ?? [])
  const all = found.length < tooFew ? [...found, ...(await seekNear(ctx, text, opened, found))] : found
  return best(onePerCustomer(all), most)
}

/** Of several members of one customer the one that was meant most likely. */
function onePerCustomer(found: readonly Ranked<Candidate>[]): Ranked<Candidate>[] {
  const likeliest = new Map<string, Ranked<Candidate>>()
  for (const one of found) {
    const before = likeliest.get(one.found.id)
    if (!before || before.score < one.score) likeliest.set(one.found.id, one)
  }
  return [...likeliest.values()]
}

function wantedBy(text: string, tsquery: string, ids: readonly string[]): Wanted {
  const typed = typedText(text)
  // one letter is the beginning of very many names
  const letter = /^[a-z]$/i.test(typed) ? typed.toLowerCase() : undefined
  const query = letter === undefined ? tsquery : `'${letter}':*`
  return {
    ...(ids.length > 0 ? { ids } : {}),
    ...numberRange(text),
    ...(query === '' ? {} : { query, names: letter === undefined ? wholeNames(typed) : [namesBeginning(letter)] }),
    ...(letter === undefined ? {} : { wide: true }),
  }
}

/** The range of sort names that begin with a letter: the walk sees only the latest customers, who may have other names. */
const namesBeginning = (letter: string): [string, string] => [letter, `${letter}\u{10ffff}`]

/** Ranges of sort names that are exactly what was typed, in characters or in pinyin. */
function wholeNames(typed: string): [string, string][] {
  const plain = typed.replaceAll(/\s/g, '').toLowerCase()
  if (/^\p{Script=Han}{1,20}$/u.test(plain)) return [[sortName(plain), `${sortName(plain)}\u0001`]]
  if (!/^[a-z]{2,24}$/.test(plain)) return []
  const cuts = cutSyllables(plain, 'whole').slice(0, 3)
  // behind the syllables stands the name itself, and no further letter
  return cuts.map((syllables) => [`${syllables.join(' ')} \u2e80`, `${syllables.join(' ')} \u{10ffff}`])
}

function judgeOf(
  ctx: Ctx,
  text: string,
  holders: ReadonlyMap<string, MatchKind>,
  opened: ReadonlyMap<string, number>,
): (candidate: Candidate) => Ranked<Candidate> | undefined {
  const typed = typedText(text)
  const wanted = typedCells(typed)
  const number = numberRange(text).numberFrom
  return (candidate) => {
    const prominence = { openings: opened.get(candidate.id) ?? 0, lastAt: candidate.lastOrderAt, now: ctx.now }
    const rank = (match: Ranked<Candidate>['match'], extent: TextMatch['extent']) => ({
      found: candidate,
      match,
      score: scoreOf(match.kind, extent, prominence),
    })
    const held = holders.get(candidate.memberId)
    if (held !== undefined) return rank({ kind: held, field: 'hidden', marks: [] }, 'whole')
    if (number !== undefined && candidate.number.startsWith(number)) {
      const extent = candidate.number === number ? 'whole' : 'start'
      return rank({ kind: 'number', field: 'number', marks: [[0, number.length]] }, extent)
    }
    const match = matchText(candidate.name, wanted)
    if (match) return rank(textMatch('title', match), match.extent)
    const former = candidate.formerNames.flatMap((name) => matchText(name, wanted) ?? [])[0]
    if (former) return rank({ kind: former.likeness, field: 'hidden', marks: [] }, 'inside')
    return hasWords(candidate, typed) ? rank({ kind: 'words', field: 'hidden', marks: [] }, 'inside') : undefined
  }
}

/** Whether each word typed is in the name or in a tag. */
function hasWords({ name, tags }: Candidate, typed: string): boolean {
  const words: (readonly Typed[])[] = typed.split(/\s+/u).map(typedCells)
  const tagged = (word: readonly Typed[]) => tags.some((tag) => matchText(tag, word)?.likeness === 'name')
  return words.every((word) => word.length > 0 && (tagged(word) || matchText(name, word) !== undefined))
}

async function seekNear(
  ctx: Ctx,
  text: string,
  opened: ReadonlyMap<string, number>,
  exact: readonly Ranked<Candidate>[],
): Promise<Ranked<Candidate>[]> {
  const near = nearMisses(text)
  const found = new Map<string, Ranked<Candidate>>()
  const known = new Set(exact.map(({ found: { id } }) => id))
  for (const wanted of near ? nearWishes(near) : []) {
    if (known.size + found.size >= tooFew) break
    for (const candidate of await findCandidates(ctx.db, wanted, [...opened.keys()])) {
      if (known.has(candidate.id) || found.has(candidate.id)) continue
      const match: (TextMatch & { miss: Miss }) | undefined = near?.match(candidate.name)
      if (!match) continue
      const prominence = { openings: opened.get(candidate.id) ?? 0, lastAt: candidate.lastOrderAt, now: ctx.now }
      const score = scoreOf(match.miss, match.extent, prominence)
      found.set(candidate.id, { found: candidate, match: textMatch('title', match), score })
    }
  }
  return [...found.values()]
}
