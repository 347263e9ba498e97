import type { Sameness } from '@zhike/contract/improvements'
import type { Traits } from './traits.ts'

/** What the members have in common, and which they are, by their place. */
export interface Grouping {
  readonly why: Sameness
  readonly members: readonly number[]
}

/** What one of each says about the cause: what is rare says most, and the four together more than each alone. */
const weights = { sku: 3, words: 2, categoryId: 1, causeKind: 1 } as const
/** Of the words of a complaint so many are looked at, the rarest. */
const mostWords = 12
const mostGroups = 30

/**
 * Groups complaints that have the same product or word, and beside it the same category and kind of cause where they have. Of
 * all such combinations that at least `atLeast` have, the one with the most members times the square of what it says comes
 * first (of equals the one whose word says most of the matter); its members are taken out before the next. Each group's
 * `why` is what all of its members have.
 */
export function groupAlike(complaints: readonly Traits[], atLeast: number): Grouping[] {
  const candidates = candidatesOf(complaints, atLeast).toSorted((a, b) => worthOf(b) - worthOf(a))
  const taken = new Set<number>()
  const groups: Grouping[] = []
  while (groups.length < mostGroups) {
    const best = bestOf(candidates, taken, atLeast)
    if (!best) break
    groups.push(best)
    for (const at of best.members) taken.add(at)
  }
  return groups
}

/** The best with those who are not taken yet; `candidates` stand in the order of what they are worth with all of theirs. */
function bestOf(candidates: readonly Grouping[], taken: ReadonlySet<number>, atLeast: number): Grouping | undefined {
  let best: Grouping | undefined
  for (const candidate of candidates) {
    if (best && worthOf(candidate) <= worthOf(best)) break
    const left = { why: candidate.why, members: candidate.members.filter((at) => !taken.has(at)) }
    if (left.members.length >= atLeast && (!best || worthOf(left) > worthOf(best))) best = left
  }
  return best
}

const worthOf = ({ why, members }: Grouping) => members.length * weightOf(why) ** 2

const weightOf = ({ sku, categoryId, causeKind, words }: Sameness) =>
  (sku === null ? 0 : weights.sku) +
  (categoryId === null ? 0 : weights.categoryId) +
  (causeKind === null ? 0 : weights.causeKind) +
  words.length * weights.words

/** Every combination that enough have, with who has it. */
function candidatesOf(complaints: readonly Traits[], atLeast: number): Grouping[] {
  const frequencies = countWords(complaints)
  const timesOf = (word: string) => frequencies.get(word) ?? 0
  const telling = (word: string) => {
    const times = timesOf(word)
    // what nearly everybody says does not tell them apart
    return times >= atLeast && (complaints.length < 10 || times <= complaints.length / 2)
  }
  const found = new Map<string, { why: Sameness; members: number[] }>()
  for (const [at, traits] of complaints.entries()) {
    const words = [...traits.words].filter(telling)
    const rarest = new Set(words.toSorted((a, b) => timesOf(a) - timesOf(b)).slice(0, mostWords))
    for (const why of combinationsOf(
      traits,
      words.filter((word) => rarest.has(word)),
    )) {
      const key = JSON.stringify(why)
      const others = found.get(key)
      if (others) others.members.push(at)
      else found.set(key, { why, members: [at] })
    }
  }
  return [...found.values()].filter(({ members }) => members.length >= atLeast)
}

function countWords(complaints: readonly Traits[]): Map<string, number> {
  const frequencies = new Map<string, number>()
  for (const { words } of complaints) for (const word of words) frequencies.set(word, (frequencies.get(word) ?? 0) + 1)
  return frequencies
}

/** With or without each of what a complaint has, but never without product and word; a word that only names the product says nothing beside it. */
function combinationsOf({ categoryId, sku, causeKinds, naming }: Traits, words: readonly string[]): Sameness[] {
  const perhaps = <T>(values: Iterable<T>): (T | null)[] => [null, ...values]
  const given = <T>(value: T | null) => (value === null ? [] : [value])
  return perhaps(given(sku)).flatMap((product) =>
    perhaps(product === null ? words : words.filter((word) => !naming.has(word))).flatMap((word) =>
      product === null && word === null
        ? []
        : perhaps(given(categoryId)).flatMap((category) =>
            perhaps(causeKinds).map((causeKind) => ({
              categoryId: category,
              sku: product,
              causeKind,
              words: given(word),
            })),
          ),
    ),
  )
}
