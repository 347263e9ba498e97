import { nameReadings } from './pinyin.ts'
import { fold, runsOf } from './runs.ts'
import { simplify } from './simplify.ts'

/** A character of a name as a search sees it. */
export interface Cell {
  /** Simplified, in lower case, without accent. */
  readonly text: string
  /** Where it stands in the name, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** Of a Chinese character: its readings, the usual one first. */
  readonly readings?: readonly string[]
  /** Whether a run of characters or a word begins here. */
  readonly first: boolean
}

const letterOrDigit = /^[\p{L}\p{N}]$/u
const han = /^\p{Script=Han}$/u
const mark = /^\p{M}$/u
const onlyHan = /^[\u4e00-\u9fff]{1,16}$/

/** The letters, digits and Chinese characters of a name in order, each with its place. */
export function cellsOf(name: string): Cell[] {
  if (onlyHan.test(name)) return withReadings(name.split('').map((one, at) => hanCell(one, at, at + 1, at === 0)))
  const cells: Cell[] = []
  let run: Cell[] = []
  let at = 0
  let first = true
  const endRun = () => {
    cells.push(...withReadings(run))
    run = []
  }
  for (const character of name) {
    const from = at
    at += character.length
    for (const folded of fold(character)) {
      if (han.test(folded)) {
        run.push(hanCell(folded, from, at, run.length === 0))
        first = true
        continue
      }
      if (letterOrDigit.test(folded)) {
        if (run.length > 0) endRun()
        cells.push({ text: folded, from, to: at, first })
        first = false
        // a mark that belongs to the letter before is no separator
      } else if (!mark.test(folded)) {
        endRun()
        first = true
      }
    }
  }
  endRun()
  return cells
}

const hanCell = (character: string, from: number, to: number, first: boolean): Cell => ({
  text: simplify(character),
  from,
  to,
  first,
})

function withReadings(run: readonly Cell[]): Cell[] {
  const readings = nameReadings(run.map(({ text }) => text))
  return run.map((cell, at) => ({ ...cell, readings: readings[at] ?? [] }))
}

/** Something typed: its letters and characters, and where a new word begins. */
export interface Typed {
  readonly text: string
  readonly isHan: boolean
  readonly first: boolean
}

/** What was typed, character by character, as `cellsOf` sees names. */
export const typedCells = (typed: string): Typed[] =>
  typed.split(/\s+/u).flatMap((word) =>
    runsOf(word)
      .flatMap(({ text, han: characters }) =>
        characters
          ? characters.map((one) => ({ text: one, isHan: true }))
          : Array.from(text, (one) => ({ text: one, isHan: false })),
      )
      .map((one, at) => ({ ...one, first: at === 0 })),
  )
