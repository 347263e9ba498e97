import type { KeyBook } from './key-book.ts'
import { type Reading, readQuestion, singleKey, spellOut, sureness } from './reading.ts'

/** A way to ask as it is kept of ten thousand articles: its reading in numbers. */
export interface Asking {
  readonly names: Int32Array
  readonly factors: Float32Array
  readonly keys: Int32Array
  readonly froms: Uint16Array
  readonly tos: Uint16Array
  readonly sureness: Float32Array
}

/** A question that somebody asks now. */
export interface Question extends Asking {
  readonly weights: Float64Array
  /** Where its marks of a key are. */
  readonly marks: ReadonlyMap<number, readonly number[]>
  /** The keys by which it is looked for. */
  readonly finding: readonly number[]
}

/** How much of a question is explained by a way to ask and what is written below it, and the other way; 0 to 1. */
export interface Likeness {
  readonly asked: number
  readonly answered: number
}

/** What is said in the answer only is less sure than what is said in the question. */
const bodySureness = 0.7

/** A reading in numbers that `number` gives. */
export function askingOf({ names, factors, marks }: Reading, number: (key: string) => number): Asking {
  return {
    names: new Int32Array(names.map(number)),
    factors: new Float32Array(factors),
    keys: new Int32Array(marks.map(({ key }) => number(key))),
    froms: new Uint16Array(marks.map(({ from }) => from)),
    tos: new Uint16Array(marks.map(({ to }) => to)),
    sureness: new Float32Array(marks.map(({ sureness }) => sureness)),
  }
}

/** Reads what somebody asks. Letters that no article has may be pinyin. */
export function questionOf(text: string, book: KeyBook): Question {
  const reading = readQuestion(spellOut(text, (letters) => book.find(singleKey(letters)) >= 0))
  const asking = askingOf(reading, book.find)
  const marks = new Map<number, number[]>()
  const finding = new Set<number>()
  for (const [at, key] of asking.keys.entries()) {
    if (key < 0) continue
    const places = marks.get(key)
    if (places) places.push(at)
    else marks.set(key, [at])
    if (reading.marks[at]?.finds) finding.add(key)
  }
  const weights = weightsOf(asking, book)
  for (const [at, sound] of reading.sounds.entries()) {
    const heard = sound === undefined ? -1 : book.find(sound)
    // a wrong character that sounds like a right one is as rare as that
    if (asking.names[at] === -1 && heard >= 0)
      weights[at] = Math.min(weights[at] ?? 0, (book.rarityOf(heard) + 0.5) * (asking.factors[at] ?? 1))
  }
  return { ...asking, marks, weights, finding: [...finding] }
}

/** How much each cell counts: what is rare counts most. */
function weightsOf({ names, factors }: Asking, book: KeyBook): Float64Array {
  const weights = new Float64Array(names.length)
  for (let at = 0; at < names.length; at++) weights[at] = book.rarityOf(names[at] ?? -1) * (factors[at] ?? 1)
  return weights
}

/** Compares a question with a way to ask and with the keys, in order, of what is written below it. */
export function compare(question: Question, asking: Asking, body: Int32Array, book: KeyBook): Likeness {
  const asked = new Float64Array(question.names.length)
  const answered = new Float64Array(asking.names.length)
  for (let mark = 0; mark < asking.keys.length; mark++) {
    const places = question.marks.get(asking.keys[mark] ?? -1)
    if (!places) continue
    explain(answered, asking, mark)
    for (const place of places) explain(asked, question, place)
  }
  for (const key of question.finding)
    if (includes(body, key))
      for (const place of question.marks.get(key) ?? []) explain(asked, question, place, bodySureness)
  return { asked: shareOf(asked, question.weights), answered: shareOf(answered, weightsOf(asking, book)) }
}

/** Which cells of a way to ask a question has too, by more than a single character. */
export function cellsAlike(question: Question, asking: Asking): boolean[] {
  const cells = new Float64Array(asking.names.length)
  for (const [mark, key] of asking.keys.entries()) if (question.marks.has(key)) explain(cells, asking, mark)
  return [...cells].map((sure) => sure > sureness.single)
}

/** How much of a question anybody has had something of. */
export function knownOf(question: Question): number {
  const known = new Float64Array(question.names.length)
  for (const places of question.marks.values()) for (const place of places) explain(known, question, place)
  return shareOf(known, question.weights)
}

function explain(cells: Float64Array, { froms, tos, sureness }: Asking, mark: number, factor = 1): void {
  const sure = (sureness[mark] ?? 0) * factor
  for (let at = froms[mark] ?? 0; at < (tos[mark] ?? 0); at++) if ((cells[at] ?? 0) < sure) cells[at] = sure
}

function shareOf(cells: Float64Array, weights: Float64Array): number {
  let all = 0
  let explained = 0
  for (let at = 0; at < cells.length; at++) {
    all += weights[at] ?? 0
    explained += (weights[at] ?? 0) * (cells[at] ?? 0)
  }
  return all === 0 ? 0 : explained / all
}

/** Whether a list in order has it. */
function includes(ordered: Int32Array, wanted: number): boolean {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return ordered[low] === wanted
}
