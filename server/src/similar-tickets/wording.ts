import { runsOf } from '../platform/text/runs.ts'

/** What is said in a ticket. */
export interface Texts {
  readonly title: string
  readonly description: string
}

/** The words by which tickets are compared, each with what it counts: pairs of characters, and words of letters. */
export interface Wording {
  readonly words: readonly string[]
  readonly weights: readonly number[]
}

/** A title says what it is about; so much more its words count. */
const ofTitle = 2
/** So much of a description is compared, and so many words in all. */
const mostCharacters = 300
const mostWords = 60

export function wordingOf({ title, description }: Texts): Wording {
  const weights = new Map<string, number>()
  for (const word of wordsOf(title)) weights.set(word, ofTitle)
  for (const word of wordsOf(description.slice(0, mostCharacters)))
    if (weights.size < mostWords && !weights.has(word)) weights.set(word, 1)
  return { words: [...weights.keys()], weights: [...weights.values()] }
}

/** What two tickets share, as a person reads it: neighbouring pairs make one word. Longest first. */
export function sharedWords({ title, description }: Texts, shared: readonly string[]): string[] {
  const both = new Set(shared)
  const read = runsOf(`${title} ${description.slice(0, mostCharacters)}`).flatMap(({ han, text }) =>
    han ? joined(han, both) : both.has(text) ? [text] : [],
  )
  return [...new Set(read)].sort((a, b) => b.length - a.length).slice(0, 4)
}

const wordsOf = (text: string): string[] =>
  runsOf(text).flatMap(({ han, text: word }) => (han ? pairsOf(han) : word.length > 1 ? [word] : []))

const pairsOf = (han: readonly string[]) => han.slice(1).map((character, at) => (han[at] ?? '') + character)

function joined(han: readonly string[], both: ReadonlySet<string>): string[] {
  const words: string[] = []
  let word = ''
  for (const [at, pair] of pairsOf(han).entries()) {
    if (both.has(pair)) word = word === '' ? pair : word + (han[at + 1] ?? '')
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  return word === '' ? words : [...words, word]
}
