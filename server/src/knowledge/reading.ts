import { characterFor, syllableOf } from '../platform/text/pinyin.ts'
import { runsOf } from '../platform/text/runs.ts'
import { fewestSyllables, soundOf } from '../platform/text/syllables.ts'
import { around, light, longestFrom, meanings, vague } from './wording.ts'

/** What two texts can have in common. */
export type Trait = 'pair' | 'word' | 'meaning' | 'way' | 'sounds' | 'single' | 'around' | 'sound'

/** How sure it is that two texts mean the same where they have this in common. */
export const sureness: Readonly<Record<Trait, number>> = {
  /** Two neighbouring characters. */
  pair: 1,
  /** A word of other letters or digits. */
  word: 1,
  /** A word of the same group. */
  meaning: 0.72,
  /** A way to ask of the same group. */
  way: 0.95,
  /** Two neighbouring syllables that sound alike. */
  sounds: 0.6,
  /** One character. */
  single: 0.7,
  /** Two syllables with another between. */
  around: 0.5,
  /** One syllable. */
  sound: 0.2,
}

/** Something that a text has, and the cells that it explains. */
export interface Mark {
  readonly key: string
  readonly from: number
  readonly to: number
  readonly sureness: number
  /** Whether it can be looked for among ten thousand: nearly every text has the others. */
  readonly finds: boolean
}

/** A text as questions are compared: its cells (characters and words) and everything it has. */
export interface Reading {
  /** For each cell the key by which it is known how rare it is. */
  readonly names: readonly string[]
  /** The same by its sound, for a character that nobody wrote before. */
  readonly sounds: readonly (string | undefined)[]
  /** How much each cell says, apart from how rare it is; of a word all cells together say as much as two characters. */
  readonly factors: readonly number[]
  readonly marks: readonly Mark[]
}

/** How much a character or a way to ask says that nearly every question has. */
const lightFactor = 0.35
const longest = 300

interface Cell {
  readonly text: string
  /** How it sounds to many speakers; undefined of a word of letters. */
  readonly sound?: string
}

/**
 * Reads a question: simplified, in lower case, without what is only said around it. It has its characters, pairs of
 * neighbours, their sounds, and the meanings of its words.
 */
export function readQuestion(text: string): Reading {
  const names: string[] = []
  const sounds: (string | undefined)[] = []
  const factors: number[] = []
  const marks: Mark[] = []
  for (const { text: written, han } of runsOf(text.slice(0, longest).replace(around, ' '))) {
    const cells = han ? han.map(cellOf) : [{ text: written }]
    const spans = meaningsIn(han ?? [written])
    const start = names.length
    for (const mark of [...spans, ...marksOf(cells)])
      marks.push({ ...mark, from: mark.from + start, to: mark.to + start })
    for (const [at, cell] of cells.entries()) {
      const span = spans.find(({ from, to }) => from <= at && at < to)
      names.push(span?.key ?? singleKey(cell.text))
      sounds.push(cell.sound === undefined ? undefined : soundKey(cell.sound))
      factors.push(span ? (2 / (span.to - span.from)) * (span.finds ? 1 : lightFactor) : factorOf(cell))
    }
  }
  return { names, sounds, factors, marks }
}

/** A question as it is counted: without what is only said around it, without punctuation, simplified, in lower case. */
export const questionKey = (text: string): string =>
  runsOf(text.slice(0, longest).replace(around, ' '))
    .map(({ text: run }) => run)
    .join(' ')

/** Pinyin, in one word or several. */
const letters = /[a-z]+(?:[ '’]+[a-z]+)*/gi

/** A question with characters that sound so in place of pinyin, unless `isWord` knows the letters. */
export const spellOut = (text: string, isWord: (letters: string) => boolean): string =>
  text.slice(0, longest).replace(letters, (typed) => {
    const plain = typed.replace(/[^a-z]/gi, '').toLowerCase()
    const syllables = plain.length < 2 || isWord(plain) ? undefined : fewestSyllables(plain)
    return syllables?.map((syllable) => characterFor(syllable) ?? ` ${syllable} `).join('') ?? typed
  })

/** The keys that a longer text has: its pairs, words and meanings, each once. */
export function readBody(text: string): Set<string> {
  const keys = new Set<string>()
  for (const { text: written, han } of runsOf(text)) {
    for (const { key } of meaningsIn(han ?? [written])) keys.add(key)
    if (!han) keys.add(singleKey(written))
    else for (const [at, one] of han.entries()) if (at > 0) keys.add(pairKey(`${han[at - 1]}${one}`))
  }
  return keys
}

/**
 * The words by which texts can be told to be about the same, each once: of words that mean the same the first of their
 * group unless that is vague, and what stands between them in pairs of neighbours, without characters that say nothing
 * by themselves.
 */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const { text: written, han } of runsOf(text.replace(around, ' '))) {
    const spans = meaningsIn(han ?? [written])
    for (const { key, finds } of spans) if (finds && !vague.has(key.slice(1))) words.add(key.slice(1))
    if (!han && spans.length === 0 && !/^\d+$/.test(written)) words.add(written)
    const isFree = (at: number) => !spans.some(({ from, to }) => from <= at && at < to) && !light.has(han?.[at] ?? '')
    for (const at of han?.keys() ?? [])
      if (at > 0 && isFree(at - 1) && isFree(at)) words.add(`${han?.[at - 1]}${han?.[at]}`)
  }
  return words
}

/** Where the cells of a question stand in it as it is written, in UTF-16 units, the end excluded. */
export function cellPlaces(text: string): [from: number, to: number][] {
  const places: [number, number][] = []
  let at = 0
  for (const { text: written, han } of runsOf(text.slice(0, longest).replace(around, ' ')))
    for (const cell of han ?? [written]) {
      while (at < text.length && !isSame(text.slice(at, at + cell.length), cell)) at++
      places.push([at, at + cell.length])
      at += cell.length
    }
  return places
}

const isSame = (written: string, cell: string) => {
  const [run] = runsOf(written)
  return run?.text === cell
}

export const singleKey = (text: string) => `s${text}`
const soundKey = (sound: string) => `q${sound}`
export const pairKey = (pair: string) => `b${pair}`

const soundsOf = new Map<string, string>()

function cellOf(character: string): Cell {
  let sound = soundsOf.get(character)
  if (sound === undefined) {
    sound = soundOf(syllableOf(character))
    soundsOf.set(character, sound)
  }
  return { text: character, sound }
}

const factorOf = ({ text }: Cell) => (light.has(text) ? lightFactor : 1)

/** The words with a meaning, each as long as it can be, from left to right. */
function meaningsIn(pieces: readonly string[]): Mark[] {
  const found: Mark[] = []
  for (let from = 0; from < pieces.length; ) {
    let to = Math.min(pieces.length, from + longestFor(pieces[from] ?? ''))
    let meaning = to > from ? meanings.get(pieces.slice(from, to).join('')) : undefined
    while (!meaning && --to > from) meaning = meanings.get(pieces.slice(from, to).join(''))
    if (meaning) found.push(markOf(meaning.isWayToAsk ? 'way' : 'meaning', `m${meaning.name}`, from, to))
    from = meaning ? to : from + 1
  }
  return found
}

/** In how many pieces a word with a meaning can be that begins with this one: letters are one piece. */
const longestFor = (piece: string) => (piece.length > 1 ? 1 : (longestFrom.get(piece) ?? 0))

const finding = new Set<Trait>(['pair', 'word', 'meaning', 'sounds', 'single'])
const markOf = (trait: Trait, key: string, from: number, to: number): Mark => ({
  key,
  from,
  to,
  sureness: sureness[trait],
  finds: finding.has(trait),
})

function marksOf(cells: readonly Cell[]): Mark[] {
  const marks: Mark[] = []
  for (const [at, { text, sound }] of cells.entries()) {
    const [next, afterNext] = [cells[at + 1], cells[at + 2]]
    marks.push(markOf(sound === undefined ? 'word' : 'single', singleKey(text), at, at + 1))
    if (sound === undefined) continue
    marks.push(markOf('sound', soundKey(sound), at, at + 1))
    if (next?.sound !== undefined) marks.push(markOf('pair', pairKey(text + next.text), at, at + 2))
    if (next?.sound !== undefined) marks.push(markOf('sounds', `p${sound} ${next.sound}`, at, at + 2))
    if (afterNext?.sound !== undefined) {
      // the one between stays unexplained
      marks.push(markOf('around', `a${sound} ${afterNext.sound}`, at, at + 1))
      marks.push(markOf('around', `a${sound} ${afterNext.sound}`, at + 2, at + 3))
    }
  }
  return marks
}
