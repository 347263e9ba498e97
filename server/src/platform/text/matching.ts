import { type Cell, cellsOf, type Typed, typedCells } from './name-cells.ts'
import { similarSyllables } from './syllables.ts'

/** How what was typed is found in a name: as it is written, by sound, by initials, or by several of them. */
export type Likeness = 'name' | 'pinyin' | 'initials' | 'mixed'

/** Where a name has what was typed. */
export interface TextMatch {
  readonly likeness: Likeness
  /** Whether it is the whole name, its beginning, or somewhere inside, also in several places. */
  readonly extent: 'whole' | 'start' | 'inside'
  /** The parts of the name that match, in UTF-16 units, in order, the end excluded. */
  readonly marks: readonly (readonly [from: number, to: number])[]
}

/** Which readings a character of the name may have. */
export type Ear = 'exact' | 'southern'

type Way = 'literal' | 'full' | 'beginning' | 'initial'
interface Step {
  readonly cell: number
  readonly way: Way
}
const weights: Readonly<Record<Way, number>> = { literal: 8, full: 4, beginning: 3, initial: 1 }

/**
 * Finds in a name what was typed, and tells how; undefined when it is not there. All of it in one piece is looked for
 * first, then each word by itself; whoever asks about many names cuts what was typed once (`typedCells`). With `southern` syllables also match that sound alike to many (`similarSyllables`).
 */
export function matchText(name: string, typed: string | readonly Typed[], ear: Ear = 'exact'): TextMatch | undefined {
  const cells = cellsOf(name)
  const wanted = typeof typed === 'string' ? typedCells(typed) : typed
  if (cells.length === 0 || wanted.length === 0) return undefined
  const whole = bestPath(cells, wanted, ear)
  if (whole) return matchOf(cells, whole, true)
  const words = wordsOf(wanted)
  if (words.length === 1) return undefined
  const paths = words.map((word) => bestPath(cells, word, ear))
  return paths.every((path) => path !== undefined) ? matchOf(cells, paths.flat(), false) : undefined
}

/** Words as they were typed, and runs of characters beside letters each by themselves. */
function wordsOf(wanted: readonly Typed[]): Typed[][] {
  const words: Typed[][] = []
  for (const one of wanted) {
    const word = words.at(-1)
    if (!word || one.first || word.at(-1)?.isHan !== one.isHan) words.push([one])
    else word.push(one)
  }
  return words
}

function bestPath(cells: readonly Cell[], wanted: readonly Typed[], ear: Ear): readonly Step[] | undefined {
  const known = new Map<number, readonly Step[] | null>()
  let best: readonly Step[] | undefined
  for (const [at, cell] of cells.entries()) {
    if (!cell.readings && !cell.first) continue
    const path = walk(at, 0)
    if (path && (!best || weightOf(path) > weightOf(best))) best = path
  }
  return best

  /** The heaviest way to find what is typed from a place on, beginning at a cell; null when there is none. */
  function walk(at: number, from: number): readonly Step[] | null {
    if (from === wanted.length) return []
    const key = at * 1_000 + from
    const before = known.get(key)
    if (before !== undefined) return before
    let found: readonly Step[] | null = null
    for (const [way, length] of waysOf(cells, at, wanted, from, ear)) {
      const rest = walk(way === 'literal' ? nextCell(at, from + length) : at + 1, from + length)
      const path = rest && [{ cell: at, way }, ...rest]
      if (path && (!found || weightOf(path) > weightOf(found))) found = path
    }
    known.set(key, found)
    return found
  }

  /** After a letter: the next one, or where a new word was typed, the next word. */
  function nextCell(at: number, from: number): number {
    if (cells[at]?.readings || !wanted[from]?.first) return at + 1
    const next = cells.findIndex((cell, place) => place > at && cell.first)
    return next < 0 ? cells.length : next
  }
}

const weightOf = (path: readonly Step[]) => path.reduce((sum, { way }) => sum + weights[way], 0)

/** How a cell can stand for what is typed from a place on, and how much of it. */
function waysOf(cells: readonly Cell[], at: number, wanted: readonly Typed[], from: number, ear: Ear): [Way, number][] {
  const cell = cells[at]
  const next = wanted[from]
  if (!cell || !next) return []
  if (cell.text === next.text) return [['literal', 1]]
  if (!cell.readings || next.isHan) return []
  const ways: [Way, number][] = []
  const word = lettersFrom(wanted, from)
  const readings =
    ear === 'exact' ? cell.readings : cell.readings.flatMap((reading) => [reading, ...similarSyllables(reading)])
  for (const reading of readings) {
    const shared = sharedLength(reading, word)
    if (shared === 0) continue
    if (shared === reading.length) ways.push(['full', shared])
    else if (shared > 1 && shared === word.length) ways.push(['beginning', shared])
    ways.push(['initial', 1])
    if (shared > 1 && reading[1] === 'h') ways.push(['initial', 2])
  }
  return ways
}

/** The letters typed from a place on in one word. */
function lettersFrom(wanted: readonly Typed[], from: number): string {
  let letters = wanted[from]?.text ?? ''
  for (let at = from + 1; at < wanted.length && !wanted[at]?.first && !wanted[at]?.isHan; at++)
    letters += wanted[at]?.text
  return letters
}

/** How many letters two texts begin alike with; ü is typed as v by some and as u by others. */
function sharedLength(reading: string, word: string): number {
  let at = 0
  while (at < reading.length && (word[at] === reading[at] || (reading[at] === 'v' && word[at] === 'u'))) at++
  return at
}

function matchOf(cells: readonly Cell[], path: readonly Step[], inOnePiece: boolean): TextMatch {
  const marks: [number, number][] = []
  for (const { cell: at } of path.toSorted((a, b) => a.cell - b.cell)) {
    const cell = cells[at] as Cell
    const last = marks.at(-1)
    if (last && last[1] >= cell.from) last[1] = Math.max(last[1], cell.to)
    else marks.push([cell.from, cell.to])
  }
  const starts = inOnePiece && path[0]?.cell === 0
  const complete = path.at(-1)?.cell === cells.length - 1 && path.at(-1)?.way !== 'beginning'
  return {
    likeness: likenessOf(path),
    extent: starts ? (complete ? 'whole' : 'start') : 'inside',
    marks,
  }
}

function likenessOf(path: readonly Step[]): Likeness {
  const ways = new Set(path.map(({ way }) => way))
  // the last syllable may be unfinished
  const last = path.at(-1)?.way
  if (ways.has('full') && last === 'initial' && path.filter(({ way }) => way === 'initial').length === 1)
    ways.delete('initial')
  if (ways.has('full')) ways.delete('beginning')
  if (ways.size > 1) return 'mixed'
  return ways.has('literal') ? 'name' : ways.has('initial') ? 'initials' : 'pinyin'
}
