/** Why the cells of a row could not be told apart. */
export type RowFault = 'unclosed_quote' | 'row_too_long' | 'cell_too_long' | 'too_many_cells'

/** A row as it stands in a file. */
export interface RawRow {
  readonly cells: readonly string[]
  readonly fault?: RowFault
  /** Its number in a spreadsheet, which can leave rows out; in other files rows are counted. */
  readonly number?: number
}

/** Cuts a text that comes in parts into rows. */
export interface Splitter {
  /** The rows that are whole with this part. */
  push(text: string): RawRow[]
  /** What is left at the end. */
  end(): RawRow[]
}

/** A row longer than this is refused, and cut for the file of failed rows. */
export const longestRow = 1_000_000
/** What a cell of a spreadsheet can hold at most. */
const longestCell = 32_767
/** A cell in quotation marks that goes on for so long over several lines has lost its second mark. */
const longestQuoted = 200_000
const mostCells = 16_384
const keptOfLong = 1_000

/** Splits CSV. A row that is broken says so and ends with its line: the next line is a row again. */
export function splitterOf(delimiter: string): Splitter {
  let text = ''
  /** The rest of the line that is too long is thrown away. */
  let skipping = false
  const cut = (isEnd: boolean): RawRow[] => {
    const rows: RawRow[] = []
    let at = 0
    while (at < text.length) {
      if (skipping) {
        const line = lineEnd(text, at, isEnd)
        if (line === undefined) {
          at = text.length
          break
        }
        at = line.next
        skipping = false
        continue
      }
      const read = readRow(text, at, delimiter, isEnd)
      if (read) {
        rows.push(read.row)
        at = read.next
      } else if (text.length - at > longestRow) {
        const start = text.slice(at, at + keptOfLong)
        rows.push({ cells: start.split(/\r|\n/, 1)[0]?.split(delimiter) ?? [], fault: 'row_too_long' })
        skipping = true
      } else break
    }
    text = text.slice(at)
    return rows
  }
  return {
    push: (part) => {
      text += part
      return cut(false)
    },
    end: () => cut(true),
  }
}

/** Where a line ends and the next begins; undefined when more must come first. */
function lineEnd(text: string, from: number, isEnd: boolean): { end: number; next: number } | undefined {
  const feed = text.indexOf('\n', from)
  const found = text.slice(from, feed < 0 ? undefined : feed).indexOf('\r')
  const end = found < 0 ? feed : from + found
  if (end < 0) return isEnd ? { end: text.length, next: text.length } : undefined
  if (text[end] === '\n') return { end, next: end + 1 }
  if (end + 1 === text.length && !isEnd) return undefined
  return { end, next: text[end + 1] === '\n' ? end + 2 : end + 1 }
}

/** The row that begins here, or undefined when it is not whole yet. */
function readRow(text: string, start: number, delimiter: string, isEnd: boolean) {
  const cells: string[] = []
  let line = lineEnd(text, start, isEnd)
  let at = start
  for (;;) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at, delimiter, isEnd)
      if (quoted === 'unclosed') return unclosed(text, start, delimiter, isEnd)
      if (!quoted) return undefined
      keep(cells, quoted.cell)
      at = quoted.next
      if (!line || at > line.end) line = lineEnd(text, at, isEnd)
    } else {
      const next = text.indexOf(delimiter, at)
      if (!line) return undefined
      const end = next < 0 || next > line.end ? line.end : next
      keep(cells, text.slice(at, end))
      at = end
    }
    if (text[at] === delimiter && (!line || at < line.end)) at++
    else return line && { row: checked(cells), next: line.next }
  }
}

/** A cell in quotation marks; text behind the second mark belongs to it, as spreadsheets read it. */
function readQuoted(text: string, start: number, delimiter: string, isEnd: boolean) {
  let close = text.indexOf('"', start + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  const crosses = (end: number) => /[\r\n]/.test(text.slice(start, end))
  if (close < 0 || (close + 1 === text.length && !isEnd)) {
    const isLost = isEnd || (text.length - start > longestQuoted && crosses(start + longestQuoted))
    return isLost ? 'unclosed' : undefined
  }
  const after = close + 1
  const value = text.slice(start + 1, close).replaceAll('""', '"')
  if (after === text.length || text[after] === delimiter || text[after] === '\n' || text[after] === '\r')
    return { cell: value, next: after }
  if (crosses(close)) return 'unclosed'
  const rest = text
    .slice(after, after + longestCell)
    .search(delimiter === '\t' ? /[\t\r\n]/ : new RegExp(`[${delimiter}\r\n]`))
  if (rest < 0 && !isEnd) return undefined
  const next = rest < 0 ? text.length : after + rest
  return { cell: text.slice(start, next), next }
}

/** A row whose quotation mark has no partner ends with its line. */
function unclosed(text: string, start: number, delimiter: string, isEnd: boolean) {
  const line = lineEnd(text, start, isEnd)
  if (!line) return undefined
  const cells = text.slice(start, Math.min(line.end, start + longestRow)).split(delimiter, mostCells)
  return { row: { cells: cells.map(short), fault: 'unclosed_quote' as const }, next: line.next }
}

function keep(cells: string[], cell: string): void {
  if (cells.length < mostCells) cells.push(cell)
}

function checked(cells: string[]): RawRow {
  if (cells.every((cell) => cell.length <= longestCell)) return { cells }
  return { cells: cells.map(short), fault: 'cell_too_long' }
}

const short = (cell: string) => (cell.length <= longestCell ? cell : `${cell.slice(0, keptOfLong)}…`)
