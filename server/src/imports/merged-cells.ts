import type { Sheet, Workbook } from './workbooks.ts'
import { hearXml } from './xml-reading.ts'

/** Cells of one column that people merged over several rows: the value stands in the first of them. */
interface Merge {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** The list of merged cells stands behind the rows: larger sheets are not read twice for it. */
const largestSheet = 30_000_000
const mostMerges = 50_000

/** Fills cells that were merged downwards; called with each row in order. Cells merged sideways are titles. */
export async function fillMerged(
  { parts }: Workbook,
  { part }: Sheet,
): Promise<(row: number, cells: string[]) => void> {
  const merges: Merge[] = []
  if (parts.sizeOf(part) <= largestSheet)
    await hearXml(await parts.open(part), {
      open: (tag, { ref = '' }) => {
        const place = tag === 'mergeCell' ? /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(ref) : null
        if (!place || place[1] !== place[3] || merges.length >= mostMerges) return
        merges.push({ column: columnOf(place[1] ?? ''), from: Number(place[2]), to: Number(place[4]) })
      },
    })
  merges.sort((left, right) => left.from - right.from)
  let next = 0
  let open: (Merge & { text: string })[] = []
  return (row, cells) => {
    open = open.filter(({ to }) => to >= row)
    for (const { column, text } of open) {
      while (cells.length < column) cells.push('')
      cells[column] ||= text
    }
    for (let merge = merges[next]; merge && merge.from <= row; merge = merges[++next])
      if (merge.from === row) open.push({ ...merge, text: cells[merge.column] ?? '' })
  }
}

/** A being 0. */
export const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
