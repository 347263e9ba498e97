import type { TextMatch } from './matching.ts'
import type { Cell } from './name-cells.ts'
import { hanTerm } from './search-query.ts'
import { quoteLexeme } from './search-tokens.ts'

/** Characters in a row, with any one character where there is null. */
type Pattern = readonly (string | null)[]

/** Of a name that is found although a character is wrong, so many characters are right. */
const leastRight = 2
/** A name shorter than this is nobody's long name, of which what was typed could be the short one. */
const leastLong = 5

/**
 * Terms of a tsquery that find names in which one of several characters is wrong, missing, too much or in the wrong
 * place, and long names that have all of them in order (中国国际航空 by 国航). They find too much: the functions below decide.
 */
export function hanTypos(han: readonly string[]): string[] {
  const scattered = han.map(quoteLexeme).join(' & ')
  if (han.length === 2) return [scattered]
  const terms = patternsOf(han).map((pattern) => {
    const parts: string[][] = [[]]
    for (const one of pattern) {
      if (one === null) parts.push([])
      else parts.at(-1)?.push(one)
    }
    return parts
      .filter((part) => part.length > 0)
      .map(hanTerm)
      .join(' & ')
  })
  return [...new Set([...terms, scattered])]
}

/** Where a name has all characters but one. */
export function findHanTypo(cells: readonly Cell[], han: readonly string[]): TextMatch | undefined {
  for (const pattern of patternsOf(han)) {
    for (let start = 0; start + pattern.length <= cells.length; start++) {
      const part = cells.slice(start, start + pattern.length)
      if (!part.every((cell, at) => cell.readings && (pattern[at] === null || cell.text === pattern[at]))) continue
      // a character too many leaves a name that must be the whole one, or all who bear its beginning would come
      const whole = part.length === cells.length
      if (han.length === leastRight && !whole) continue
      if (pattern.length < han.length && pattern.length < 3 && !whole) continue
      return {
        likeness: 'name',
        extent: whole ? 'whole' : 'inside',
        marks: marksOf(part.filter((_, at) => pattern[at] !== null)),
      }
    }
  }
  return undefined
}

/** Where a long name has all characters in order, with others between. */
export function findAbbreviation(cells: readonly Cell[], han: readonly string[]): TextMatch | undefined {
  if (cells.length < leastLong) return undefined
  const found: Cell[] = []
  for (const cell of cells) if (cell.text === han[found.length]) found.push(cell)
  return found.length === han.length ? { likeness: 'name', extent: 'inside', marks: marksOf(found) } : undefined
}

function patternsOf(han: readonly string[]): Pattern[] {
  const missing = han.slice(1).map((_, at): Pattern => [...han.slice(0, at + 1), null, ...han.slice(at + 1)])
  if (han.length === leastRight) return missing
  const wrong = han.map((_, at): Pattern => [...han.slice(0, at), null, ...han.slice(at + 1)])
  const tooMuch = han.map((_, at): Pattern => [...han.slice(0, at), ...han.slice(at + 1)])
  const swapped = han
    .slice(1)
    .map((_, at): Pattern => [...han.slice(0, at), han[at + 1] ?? '', han[at] ?? '', ...han.slice(at + 2)])
  return [...wrong, ...swapped, ...missing, ...tooMuch]
}

function marksOf(cells: readonly Cell[]): [number, number][] {
  const marks: [number, number][] = []
  for (const { from, to } of cells) {
    const last = marks.at(-1)
    if (last && last[1] === from) last[1] = to
    else marks.push([from, to])
  }
  return marks
}
