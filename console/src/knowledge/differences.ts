/** A line that both have, that only the older has, or only the newer. */
export interface DifferentLine {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** The lines of two texts laid side by side, by their longest common sequence. */
export function differences(before: string, after: string): DifferentLine[] {
  const [older, newer] = [before.split('\n'), after.split('\n')]
  const common = lengths(older, newer)
  const lines: DifferentLine[] = []
  let [i, j] = [0, 0]
  while (i < older.length || j < newer.length) {
    const [gone = '', come = ''] = [older[i], newer[j]]
    if (i < older.length && j < newer.length && gone === come) {
      lines.push({ kind: 'same', text: gone })
      i++
      j++
    } else if (j >= newer.length || (i < older.length && at(common, i + 1, j) >= at(common, i, j + 1)))
      lines.push({ kind: 'gone', text: older[i++] ?? '' })
    else lines.push({ kind: 'new', text: newer[j++] ?? '' })
  }
  return lines
}

const at = (table: readonly (readonly number[])[], i: number, j: number) => table[i]?.[j] ?? 0

/** How many lines the ends of both texts have in common, from each pair of places on. */
function lengths(older: readonly string[], newer: readonly string[]): number[][] {
  const table = Array.from({ length: older.length + 1 }, () => new Array<number>(newer.length + 1).fill(0))
  for (let i = older.length - 1; i >= 0; i--)
    for (let j = newer.length - 1; j >= 0; j--) {
      const row = table[i] as number[]
      row[j] = older[i] === newer[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  return table
}
