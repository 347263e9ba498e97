import { isConfident } from './confidence.ts'
import { keyBook } from './key-book.ts'
import {
  type Asking,
  askingOf,
  cellsAlike,
  compare,
  knownOf,
  type Likeness,
  type Question,
  questionOf,
} from './likeness.ts'
import { cellPlaces, pairKey, readBody, readQuestion } from './reading.ts'
import { isAboutOthers, pairsOf, thingsIn } from './things.ts'

/** What is found: a title and other ways to ask for the same, and what is written about it. */
export interface Answerable {
  readonly title: string
  readonly similar: readonly string[]
  readonly body: string
}

/** What was found, with the way to ask that is most like the question. */
export interface Hit<T> {
  readonly entry: T
  /** The way to ask. */
  readonly matched: string
  /** The parts of it that the question has too, in UTF-16 units, the end excluded. */
  readonly marks: [from: number, to: number][]
  /** 0 to 1. */
  readonly score: number
}

/** How an entry compares before it is known whether it is shown. */
interface Compared<T> {
  readonly slot: Slot<T>
  /** The place of the way to ask: 0 is the title, 1 the first of the similar ones. */
  readonly asking: number
  readonly score: number
  readonly likeness: Likeness
}

export interface Found<T> {
  /** The best first. */
  readonly hits: readonly Hit<T>[]
  /** Whether the first is surely what is asked for. */
  readonly confident: boolean
}

/** Ten thousand answers to be asked, in memory. */
export interface QuestionIndex<T extends Answerable> {
  put(id: string, entry: T): void
  remove(id: string): void
  get(id: string): T | undefined
  /** The entries that fit and are most like a question. */
  find(text: string, fits: (entry: T) => boolean, most: number): Found<T>
}

interface Slot<T> {
  readonly entry: T
  readonly askings: readonly Asking[]
  /** In order. */
  readonly body: Int32Array
  /** All that it has, each once. */
  readonly keys: ReadonlySet<number>
  /** What its ways to ask are about. */
  readonly things: readonly string[]
}

/** When so many come into question, what is more frequent brings no others. */
const mostScored = 1_000
/** So many are compared closely. */
const mostCandidates = 60
/** An answer about other things than the question keeps so much of its score. */
const aboutOthers = 0.5
/** What is less alike is not worth showing. */
const leastScore = 0.1

export function questionIndex<T extends Answerable>(): QuestionIndex<T> {
  const book = keyBook()
  const slots: (Slot<T> | undefined)[] = []
  const places = new Map<string, number>()

  function remove(id: string): void {
    const place = places.get(id)
    if (place === undefined) return
    book.remove(place, slots[place]?.keys ?? [])
    slots[place] = undefined
    places.delete(id)
  }

  return {
    remove,
    get: (id) => slots[places.get(id) ?? -1]?.entry,
    put(id, entry) {
      remove(id)
      const slot = slotOf(entry, book.numberOf)
      const place = slots.push(slot) - 1
      places.set(id, place)
      book.add(place, slot.keys)
    },
    find(text, fits, most) {
      const question = questionOf(text, book)
      const candidates = mostAlike(scored(question), (place) => fits((slots[place] as Slot<T>).entry))
      const things = thingsIn(text)
      const compared = candidates
        .map((place) => bestAsking(question, slots[place] as Slot<T>))
        .map((one) => (isForeign(things, one.slot) ? { ...one, score: one.score * aboutOthers } : one))
        .filter(({ score }) => score >= leastScore)
        .toSorted((one, other) => other.score - one.score)
      const hits = compared.slice(0, most).map((one) => hitOf(question, one))
      const [best] = compared
      const isApt = best !== undefined && !isForeign(things, best.slot)
      return { hits, confident: isApt && isConfident(question, compared, knownOf(question)) }
    },
  }

  /** Whether an entry is about other things than those; what its text says of one of them is about that, too. */
  function isForeign(things: readonly string[], { things: own, keys }: Slot<T>): boolean {
    const isKnown = (pair: string) => book.slotsOf(book.find(pairKey(pair))).length > 0
    const isWritten = (thing: string) => pairsOf(thing).every((pair) => keys.has(book.find(pairKey(pair))))
    return isAboutOthers(things, own, isKnown) && !things.some(isWritten)
  }

  /** How much the slots have of what the question is looked for by: what is rare says who comes into question. */
  function scored({ finding, marks, sureness }: Question): Map<number, number> {
    const scores = new Map<number, number>()
    for (const key of finding.toSorted((one, other) => book.rarityOf(other) - book.rarityOf(one))) {
      const worth = book.rarityOf(key) * (sureness[marks.get(key)?.[0] ?? 0] ?? 0)
      const isFull = scores.size > mostScored
      for (const place of book.slotsOf(key)) {
        const score = scores.get(place)
        if (score !== undefined || !isFull) scores.set(place, (score ?? 0) + worth)
      }
    }
    return scores
  }

  function bestAsking(question: Question, slot: Slot<T>): Compared<T> {
    const compared = slot.askings.map((asking, at): Compared<T> => {
      const likeness = compare(question, asking, slot.body, book)
      return { slot, asking: at, score: scoreOf(likeness), likeness }
    })
    return compared.reduce((best, one) => (one.score > best.score ? one : best))
  }
}

function hitOf<T extends Answerable>(question: Question, { slot, asking, score }: Compared<T>): Hit<T> {
  const { entry, askings } = slot
  const matched = (asking === 0 ? entry.title : entry.similar[asking - 1]) ?? ''
  const alike = cellsAlike(question, askings[asking] as Asking)
  return { entry, matched, score, marks: joined(cellPlaces(matched).filter((_, cell) => alike[cell])) }
}

/** Neighbours as one. */
function joined(places: readonly (readonly [number, number])[]): [number, number][] {
  const marks: [number, number][] = []
  for (const [from, to] of places) {
    const last = marks.at(-1)
    if (last && last[1] === from) last[1] = to
    else marks.push([from, to])
  }
  return marks
}

/** What is asked must be explained first of all; what a title says besides is rather beside the question. */
const scoreOf = ({ asked, answered }: Likeness) => 0.85 * asked + 0.15 * answered

function slotOf<T extends Answerable>(entry: T, number: (key: string) => number): Slot<T> {
  const askings = [entry.title, ...entry.similar].map((text) => askingOf(readQuestion(text), number))
  const body = new Int32Array([...readBody(entry.body)].map(number)).sort()
  const keys = new Set<number>(body)
  for (const asking of askings) for (const key of asking.keys) keys.add(key)
  return { entry, askings, body, keys, things: thingsIn([entry.title, ...entry.similar].join('\n')) }
}

/** The slots of the highest scores that fit. */
function mostAlike(scores: ReadonlyMap<number, number>, fits: (place: number) => boolean): number[] {
  const fitting = [...scores].filter(([place]) => fits(place))
  if (fitting.length > mostCandidates) fitting.sort(([, one], [, other]) => other - one)
  return fitting.slice(0, mostCandidates).map(([place]) => place)
}
