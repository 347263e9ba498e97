/** The first rows of a table file: its columns, and a few lines to recognise them by. */
export interface TableHead {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const headBytes = 65_536
const rowsShown = 3

/** Reads the head of a CSV file in UTF-8 or GB18030. */
export async function readTableHead(file: Blob): Promise<TableHead> {
  const bytes = await file.slice(0, headBytes).arrayBuffer()
  return headOf(decode(bytes, file.size > headBytes))
}

/** UTF-8 if it is, else GB18030, which reads anything. A character cut by the end of the slice does not count. */
function decode(bytes: ArrayBuffer, isCut: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The columns and first rows in the text of a CSV file, whichever of comma, semicolon and tab separates them. */
export function headOf(text: string): TableHead {
  const [first = ''] = text.split('\n', 1)
  const count = (separator: string) => first.split(separator).length
  const separator = [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
  const [columns = [], ...rows] = rowsOf(text, separator, rowsShown + 1)
  return { columns: columns.map((name) => name.trim()), rows }
}

/** At most so many rows; quotation marks hold separators, line ends and, doubled, themselves. */
function rowsOf(text: string, separator: string, most: number): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length && rows.length < most; at++) {
    const letter = text.charAt(at)
    if (letter === '"') {
      if (quoted && text.charAt(at + 1) === '"') cell += text.charAt(at++)
      else quoted = !quoted
    } else if (quoted || (letter !== separator && letter !== '\n')) cell += letter
    else {
      row.push(cell.replace(/\r$/, ''))
      cell = ''
      if (letter === separator) continue
      if (row.some((one) => one.trim() !== '')) rows.push(row)
      row = []
    }
  }
  if (rows.length < most && (cell !== '' || row.length > 0)) rows.push([...row, cell.replace(/\r$/, '')])
  return rows
}
